using Microsoft.AspNetCore.Authorization;
using Parley.Access;
using Parley.Agreements;
using Parley.Parties;
using Parley.Record.Queries;
using Parley.Recording;
using Parley.Table;
using Parley.Web.Api;

namespace Parley.Web.Walls;

/// <summary>
/// The one door. It asks of every request who it is, whether the place exists for them, and whether they may do that; a page or endpoint
/// that says nothing about rights is closed. What somebody may not see answers as what does not exist.
/// </summary>
public sealed class Gate(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, Seat seat)
    {
        var endpoint = context.GetEndpoint();
        if (endpoint?.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            await next(context);
            return;
        }

        var api = context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
        if (seat.Person is null) await SignIn(context, api);
        else if (context.Request.Query.Any(one => one.Value.Any(value => value?.Contains('\0', StringComparison.Ordinal) == true))) await Refuse(context, api, new("nul", "the address holds a NUL character: remove it"));
        else await Enter(context, endpoint, seat, api);
    }

    private async Task Enter(HttpContext context, Endpoint? endpoint, Seat seat, bool api)
    {
        // What is for one person is kept by no cache between, and by no browser after they leave.
        context.Response.Headers.CacheControl = "no-store";
        if (endpoint is null) await NotFound(context, api);
        else if (endpoint.Metadata.GetMetadata<ForSignedInAttribute>() is not null) await next(context);
        else if (endpoint.Metadata.GetMetadata<NeedsAttribute>() is { } needs) await Admit(context, seat, needs.Rights, api);
        else await NotFound(context, api);
    }

    private async Task Admit(HttpContext context, Seat seat, IReadOnlyList<Right> rights, bool api)
    {
        var (agency, refusal) = await seat.Asked();
        if (agency is null)
        {
            // Where it is not clear which, the first page lets people choose.
            if (api) await Refuse(context, api, refusal!);
            else if (refusal!.Code == "no-such-agency") await NotFound(context, api);
            else context.Response.Redirect("/");
            return;
        }

        var reader = await seat.Reader(agency);
        var stream = StreamOf(context);
        if (stream is not null && !await reader.Knows(stream, context.RequestAborted)) await NotThere(context, seat, agency, stream, api);
        else if (!await May(reader, rights, stream, context.RequestAborted)) await NotAllowed(context, seat, agency, rights[0], api);
        else await next(context);
    }

    private static async Task<bool> May(RecordReader reader, IReadOnlyList<Right> rights, string? stream, CancellationToken stop)
    {
        foreach (var right in rights)
            if (stream is null ? reader.Sight.Somewhere(right) : await reader.May(right, stream, stop)) return true;
        return false;
    }

    /// <summary>The table or text that the address names.</summary>
    private static string? StreamOf(HttpContext context)
    {
        if (context.Request.RouteValues["slug"] is not string slug) return null;
        var parts = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries);
        // Addresses are matched without regard to case.
        return parts.Select(part => part.ToLowerInvariant()).FirstOrDefault(part => part is not ("api" or "v1")) switch
        {
            "agreements" => StreamId.Agreement(slug),
            "side-letters" => StreamId.SideLetter(slug),
            "negotiations" => StreamId.Negotiation(slug),
            _ => throw new InvalidOperationException($"{context.Request.Path} names something of which the gate does not know where it belongs"),
        };
    }

    private static async Task NotThere(HttpContext context, Seat seat, Agency agency, string stream, bool api)
    {
        await seat.Denied(agency, null, "not-there");
        // The same words whether it is hidden from them or does not exist.
        if (!api) await NotFound(context, api);
        else if (HttpMethods.IsGet(context.Request.Method)) await Refuse(context, api, Problems.NothingThere);
        else await Refuse(context, api, (Places.IsTable(stream) ? Negotiation.Missing(stream, null) : Agreement.Missing(stream, null))!);
    }

    private static async Task NotAllowed(HttpContext context, Seat seat, Agency agency, Right right, bool api)
    {
        await seat.Denied(agency, right, "not-allowed");
        await Refuse(context, api, Denial.Of(right));
    }

    private static Task SignIn(HttpContext context, bool api)
    {
        if (api)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return Refuse(context, api, new("sign-in", "sign in, or send a token: Authorization: Bearer parley_…"), StatusCodes.Status401Unauthorized);
        }

        var to = HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString : "/";
        context.Response.Redirect("/sign-in" + (to == "/" ? "" : "?to=" + Uri.EscapeDataString(to)));
        return Task.CompletedTask;
    }

    private static Task NotFound(HttpContext context, bool api)
    {
        if (api) return Refuse(context, api, Problems.NothingThere);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static Task Refuse(HttpContext context, bool api, Refusal refusal, int? status = null)
    {
        if (api) return Problems.Of(refusal, status).ExecuteAsync(context);
        context.Response.StatusCode = status ?? Problems.Status(refusal.Code);
        return Task.CompletedTask;
    }
}
