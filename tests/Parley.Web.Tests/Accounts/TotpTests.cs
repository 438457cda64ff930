using System.Text;
using Parley.Web.Accounts;

namespace Parley.Web.Tests.Accounts;

public sealed class TotpTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    /// <summary>RFC 6238, appendix B, the rows of SHA-1.</summary>
    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void The_vectors_of_RFC_6238(long seconds, string code) => Assert.Equal(code, Totp.Code(Secret, Totp.Step(DateTimeOffset.FromUnixTimeSeconds(seconds)), 8));

    /// <summary>RFC 4648, chapter 10, without the padding.</summary>
    [Theory]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void The_vectors_of_base_32(string text, string written) => Assert.Equal(written, Totp.Written(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void A_code_is_taken_one_step_early_or_late_and_no_more()
    {
        // 287082 is the code of second 59, the second step: from 30 to 59.
        DateTimeOffset At(long seconds) => DateTimeOffset.FromUnixTimeSeconds(seconds);
        Assert.Equal(1, Totp.Matching(Secret, "287 082", At(59)));
        Assert.Equal(1, Totp.Matching(Secret, "287082", At(89)));
        Assert.Equal(1, Totp.Matching(Secret, "287082", At(0)));
        Assert.Null(Totp.Matching(Secret, "287082", At(90)));
        Assert.Null(Totp.Matching(Secret, "28708", At(59)));
        Assert.Null(Totp.Matching(Secret, "", At(59)));
    }
}
