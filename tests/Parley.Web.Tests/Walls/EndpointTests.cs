using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Parley.Web.Walls;

namespace Parley.Web.Tests.Walls;

/// <summary>What is mapped says who may; what says nothing is on this list, or the build fails. So will downloads, uploads and streams of events when they come.</summary>
[Collection(WallsSite.Shared)]
public sealed class EndpointTests(WallsSite site)
{
    /// <summary>Open to whoever comes: each sees for itself to what it may do.</summary>
    private static readonly string[] Open =
    [
        "/health/live", "/health/ready", "/openapi/{documentName}.json", "/problem",
        "/sign-in", "/sign-in/again", "/sign-in/again/organisation", "/sign-in/link/{secret}", "/sign-in/organisation", "/sign-in/passkey-options", "/sign-in/recover", "/sign-in/second",
        "/sign-out", "/account/organisation", "/account/passkey-options",
    ];

    private IEnumerable<RouteEndpoint> Mapped => site.Site.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    private static string Path(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    [Fact]
    public void Every_endpoint_names_a_right_or_is_for_whoever_is_signed_in_or_stands_on_the_list_of_open_ones()
    {
        Assert.True(Mapped.Count() > 60);
        var silent = Mapped.Where(one => one.Metadata.GetMetadata<NeedsAttribute>() is null && one.Metadata.GetMetadata<ForSignedInAttribute>() is null).Select(Path).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(Open.Order(StringComparer.Ordinal), silent);
    }

    [Fact]
    public void What_is_open_is_exactly_what_is_listed()
    {
        var open = Mapped.Where(one => one.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(Path).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(Open.Order(StringComparer.Ordinal), open);
    }

    [Fact]
    public void For_whoever_is_signed_in_are_only_the_pages_that_show_each_what_is_theirs()
    {
        var own = Mapped.Where(one => one.Metadata.GetMetadata<ForSignedInAttribute>() is not null).Select(Path).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(["/", "/Index", "/account", "/account/password", "/account/second-factor", "/account/tokens/new", "/api/v1/agency", "/begin", "/help"], own);
    }

    /// <summary>What is mapped twice under one name, or by a name that is none of ours, is nobody's to see.</summary>
    [Fact]
    public void Every_page_that_names_a_table_or_a_text_names_a_right() =>
        Assert.All(Mapped.Where(one => one.RoutePattern.Parameters.Any(parameter => parameter.Name is "slug" or "number" or "id")), one => Assert.NotNull(one.Metadata.GetMetadata<NeedsAttribute>()));
}
