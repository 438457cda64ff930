using System.Globalization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.WebEncoders;
using Parley.Record.Commands;
using Parley.Record.Keys;
using Parley.Record.Papers;
using Parley.Record.Store;
using Parley.Web;
using Parley.Web.Accounts;
using Parley.Web.Api;
using Parley.Web.Downloads;
using Parley.Web.Imports;
using Parley.Web.Live;
using Parley.Web.Logs;
using Parley.Web.Papers;
using Parley.Web.Quick;
using Parley.Web.Walls;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

var builder = WebApplication.CreateBuilder(args);
if (builder.Configuration["PARLEY_DB"] is not { Length: > 0 } connection)
{
    Console.Error.WriteLine("parley: PARLEY_DB names no database: use ops/up, which starts one, or set PARLEY_DB to an Npgsql connection string");
    return 3;
}

var (sealer, unsafeKeys) = Sealer.FromEnvironment(name => builder.Configuration[name]);
if (unsafeKeys is not null)
{
    Console.Error.WriteLine($"parley: {unsafeKeys.Text}");
    return 2;
}

if (!await RecordSetUp.Ensure(connection))
{
    Console.Error.WriteLine("parley: the database is not set up for this version: run ops/parley setup with PARLEY_DB naming the login of its owner");
    return 3;
}

var connections = await RecordConnections.Of(connection);
// Whoever asks for the database by this name is bound to a role too.
builder.Configuration["PARLEY_DB"] = connection = connections.Of(Side.Own);

// In Production `dotnet run` and a build's output otherwise send browsers empty style sheets.
builder.WebHost.UseStaticWebAssets();
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Limits.MaxRequestBodySize = ActEndpoints.MostBytes;
});
builder.Host.UseSerilog((_, log) =>
{
    log.MinimumLevel.Information()
        .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
        // What the store cannot do reaches us as an exception; its own lines would hold statements and their values.
        .MinimumLevel.Override("Marten", LevelAlias.Off)
        .MinimumLevel.Override("Wolverine", LogEventLevel.Warning)
        .MinimumLevel.Override("JasperFx", LogEventLevel.Warning)
        .Enrich.FromLogContext()
        .Enrich.With<HiddenSecrets>();
    // Lines for people, JSON lines for machines (PARLEY_LOG=json).
    if (Environment.GetEnvironmentVariable("PARLEY_LOG") == "json") log.WriteTo.Console(new RenderedCompactJsonFormatter());
    else log.WriteTo.Console(formatProvider: CultureInfo.InvariantCulture, outputTemplate: "{Timestamp:yyyy-MM-ddTHH:mm:ss.fffzzz} {Level:u3} {Message:j}{NewLine}{Exception}");
});
builder.Host.UseRecord(connection, durable: true);
builder.Services.AddWalls(sealer);
builder.Services.AddAccounts(builder.Configuration, connection);
builder.Services.AddSingleton(connections);
builder.Services.AddSingleton<ExchangedStore>();
builder.Services.AddSingleton<PaperStore>();
builder.Services.AddSingleton<ForceTexts>();
builder.Services.AddSingleton(_ => new Parley.Documents.Pdf.PdfConverter());
builder.Services.AddSingleton<ImportDesk>();
builder.Services.AddSingleton<LiveStreams>().AddHostedService<LiveListener>();
builder.Services.AddSingleton<PaperDesk>();
builder.Services.AddRazorPages();
builder.Services.AddSingleton<IFileVersionProvider, FileVersions>();
builder.Services.AddAntiforgery(antiforgery => (antiforgery.Cookie.Name, antiforgery.Cookie.SecurePolicy) = ("parley-form", CookieSecurePolicy.SameAsRequest));
// Contracts are full of § and curly quotes: what HTML can hold as it is needs no entity.
builder.Services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new(UnicodeRanges.All));
// Two years, as browsers' own lists ask for (ASVS 5.0, 3.4.1).
builder.Services.AddHsts(hsts => (hsts.MaxAge, hsts.IncludeSubDomains) = (TimeSpan.FromDays(730), true));
builder.Services.AddOpenApi("v1");
builder.Services.AddProblemDetails();
// Only what is the same for everybody: an answer that holds both a secret and what was sent could be guessed from its length (BREACH).
builder.Services.AddResponseCompression(compression => (compression.EnableForHttps, compression.MimeTypes) = (true, ["text/css", "text/javascript", "image/svg+xml"]));
builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database");

var app = builder.Build();
if (connections.Missing is { } missing) LogUnwalled(app.Logger, missing);
app.UseMiddleware<SecurityHeaders>();
app.UseResponseCompression();
app.UseSerilogRequestLogging();
app.UseStatusCodePagesWithReExecute("/problem", "?code={0}");
// What is too large or no request at all is the sender's to mend.
app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandlingPath = "/problem", StatusCodeSelector = error => error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError });
app.UseHsts();
// A file's address bears the digest of what it is, so a browser need never ask again.
app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => { if (file.Context.Request.Query.ContainsKey("v")) file.Context.Response.Headers.CacheControl = "public, max-age=31536000, immutable"; } });
app.UseAccounts();
app.UseMiddleware<Gate>();
app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
app.MapHealthChecks("/health/ready").AllowAnonymous();
app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
app.MapAccounts();
app.MapActs();
app.MapReads();
app.MapEventDownloads();
app.MapLive();
app.MapAccess();
app.MapOrders();
app.MapPapers();
app.MapDownloads();
app.MapRazorPages();
await app.RunAsync();
return 0;

/// <summary>Named so that tests can start the site.</summary>
public partial class Program
{
    [LoggerMessage(LogLevel.Warning, "The site runs with all rights of its database login, for the database lacks {Missing}: ops/parley setup as a login that may create roles puts that right")]
    private static partial void LogUnwalled(Microsoft.Extensions.Logging.ILogger log, string missing);
}
