namespace Parley.Web.Tests.Browser;

public sealed class SmokeTests(BrowserFixture fixture) : BrowserTest(fixture)
{
    [BrowserFact]
    public async Task Look_at_all()
    {
        await OnTheSample();
        var at = System.Diagnostics.Stopwatch.StartNew();
        foreach (var (path, name) in new[] { ("/", "tables"), ("/negotiations/teachers-2026", "board"), ("/negotiations/teachers-2027", "board-2027"), ("/negotiations/teachers-2027/record", "record"), ("/negotiations/teachers-2027/tentative-agreement", "agree"), ("/negotiations/teachers-2027/votes?body=board", "votes-board"), ("/negotiations/teachers-2026/votes", "votes"), ("/agreements/teachers-agreement?on=2026-11-20", "text"), ("/agreements/teachers-agreement/compare?from=2026-03-01&to=2026-07-02", "compare"), ("/events?late=20", "late"), ("/negotiations/teachers-2026/entries/33", "entry"), ("/begin", "begin") })
        {
            at.Restart();
            await Page.GotoAsync(path);
            Console.WriteLine($"{name} went {at.ElapsedMilliseconds}");
            await Look(name);
            Console.WriteLine($"{name} looked {at.ElapsedMilliseconds}");
            File.AppendAllText("/tmp/browser-smoke.log", $"{name} {at.ElapsedMilliseconds}\n");
        }
    }
}
