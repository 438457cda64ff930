using System.Diagnostics;
using Parley.Documents.Reading;
using Parley.Text;
using Xunit.Abstractions;
using static Parley.Documents.Tests.Reading.AWordFile;

namespace Parley.Documents.Tests.Reading;

/// <summary>A contract of 60,000 words, each third word a run of its own, as Word leaves them after years of editing.</summary>
public sealed class LargeFileTests(ITestOutputHelper output)
{
    [Fact]
    public void A_contract_of_60_000_words_is_read_in_the_time_of_a_page()
    {
        var random = new Random(1);
        var numbering = $"""<w:abstractNum w:abstractNumId="0">{Lvl(0, "decimal", "ARTICLE %1")}{Lvl(1, "decimal", "%1.%2")}{Lvl(2, "lowerLetter", "(%3)")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>""";
        var body = string.Concat(Enumerable.Range(0, 1_500).Select(at => P(string.Concat(Enumerable.Range(0, 14).Select(run =>
        {
            var text = (run == 0 ? "The " : "") + string.Concat(Enumerable.Range(0, 3).Select(_ => $"word{random.Next(4000)} ")) + (run == 13 ? "stands." : "");
            return run == 5 ? Del(text) : run == 6 ? Ins(T(text)) : T(text, "<w:rFonts w:ascii=\"Arial\"/><w:sz w:val=\"22\"/>");
        })), $"<w:numPr><w:ilvl w:val=\"{(at % 25 == 0 ? 0 : at % 4 == 0 ? 2 : 1)}\"/><w:numId w:val=\"1\"/></w:numPr>")));
        var bytes = new AWordFile { Body = body, Numbering = numbering }.Bytes();

        WordPaper.Read(bytes);
        var (before, watch) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
        var paper = WordPaper.Read(bytes).Paper!;
        var (taken, allocated) = (watch.Elapsed, GC.GetAllocatedBytesForCurrentThread() - before);
        var provisions = paper.Agreement().Provisions.Count;
        output.WriteLine($"{bytes.Length / 1024:N0} KiB, {body.Length / 1024:N0} KiB of XML, {Words.Count(paper.NewText):N0} words: {taken.TotalMilliseconds:N0} ms, {allocated >> 20:N0} MiB allocated; with provisions ({provisions:N0}) {watch.ElapsedMilliseconds:N0} ms");

        Assert.Equal(1_500, provisions);
        Assert.True(Words.Count(paper.NewText) > 59_000);
        Assert.True(taken < TimeSpan.FromSeconds(5), $"{taken.TotalMilliseconds:N0} ms");
        Assert.True(allocated < 200 << 20, $"{allocated >> 20:N0} MiB");
    }
}
