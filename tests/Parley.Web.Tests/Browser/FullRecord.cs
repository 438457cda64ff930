using Parley.Tests;

namespace Parley.Web.Tests.Browser;

/// <summary>A record of one's own as years at the table make it: real logs of 2022 and 2025, real agreements up to 63,000 words, and one of each thing beside them.</summary>
public static class FullRecord
{
    public const string Large = "ase-2022", Recent = "uesf-2025", Agreement = "uesf-2020", Earlier = "uesf-2017", Long = "mcea-2014", Letter = "lease";

    public static async Task Load(string connection)
    {
        await Site.Command(connection, "unit", "add", "ase", "--name", "Academic student employees", "--representative", "UAW");
        await Site.Command(connection, "log", "import", RealRecords.PathOf("table-logs/uc-uaw-2022-ase.csv"), "--negotiation", Large, "--unit", "ase", "--title", "Academic student employees 2022");
        await Site.Command(connection, "unit", "add", "uesf", "--name", "Classified", "--representative", "UESF");
        await Text(connection, "uesf-classified-2017-2020.txt", Earlier, "Classified 2017-2020", "uesf", "2017-07-01", "2020-06-30");
        await Text(connection, "uesf-classified-2020-2023.txt", Agreement, "Classified 2020-2023", "uesf", "2020-07-01", "2026-06-30", "--succeeds", Earlier);
        await Site.Command(connection, "log", "import", RealRecords.PathOf("table-logs/sfusd-uesf-2025.csv"), "--negotiation", Recent, "--unit", "uesf", "--title", "UESF successor 2025", "--agreement", Agreement);
        await Site.Command(connection, "unit", "add", "mcea", "--name", "Teachers", "--representative", "MCEA", "--profile", "md-6-406");
        await Text(connection, "mcea-2014-2017.txt", Long, "Teachers 2014-2017", "mcea", "2014-07-01", "2017-06-30");
        await Acts(connection);
    }

    private static Task Text(string connection, string file, string slug, string title, string unit, string from, string to, params string[] more) =>
        Site.Command(connection, ["agreement", "import", RealRecords.PathOf("agreements/" + file), "--unit", unit, "--as", slug, "--title", title, "--from", from, "--to", to, .. more]);

    private static async Task Acts(string connection)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllLinesAsync(file,
        [
            """{"post":"/api/v1/side-letters","body":{"slug":"lease","title":"Parking at Lincoln","units":["uesf"],"agreements":["uesf-2020"],"precedential":false,"date":"2025-09-02","signed":"both","signers":[{"name":"Ana Ruiz","party":"UESF"}],"summary":"Forty places until the garage opens","text":"The District leases forty places."},"id":"full-1"}""",
            """{"post":"/api/v1/negotiations/uesf-2025/moves","body":{"draft":true,"move":"counter","date":"2025-10-02","party":"SFUSD","articles":["Wages"],"text":"Pay rises by 3 percent."},"id":"full-2"}""",
        ]);
        try
        {
            await Site.Command(connection, "do", file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
