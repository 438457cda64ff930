using System.Text;
using Parley.Record.Posting;

namespace Parley.Record.Tests;

/// <summary>What a body can hold that is no word of anybody's.</summary>
public sealed class BodyTests
{
    [Theory]
    [InlineData("moves", "\"changes\":[null]")]
    [InlineData("moves", "\"provisions\":[null]")]
    [InlineData("moves", "\"signers\":[{\"name\":\"A\"},null]")]
    [InlineData("moves", "\"changes\":null")]
    [InlineData("board-approvals", "\"rollCall\":{\"votes\":[null]}")]
    [InlineData("board-approvals", "\"ballot\":{\"on\":null}")]
    [InlineData("board-approvals", "\"ballot\":{\"on\":[null]}")]
    [InlineData("sessions", "\"meeting\":{\"present\":[null]}")]
    [InlineData("moves", "\"provisions\":[{\"a\":[[")]
    public async Task Nothing_in_the_place_of_something_is_refused(string noun, string member)
    {
        var (act, slug) = Acts.Find($"{Acts.Root}negotiations/t/{noun}")!.Value;
        var body = "{\"date\":\"2026-03-01\",\"party\":\"DEA\"," + member + "}";
        var read = await act.Read(Encoding.UTF8.GetBytes(body), new(new("c", "d", "Ana", DateTimeOffset.UnixEpoch), slug, null!));
        Assert.Equal("bad-json", read.Refusal?.Code);
    }
}
