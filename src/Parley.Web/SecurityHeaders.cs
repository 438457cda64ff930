namespace Parley.Web;

/// <summary>Nothing from elsewhere, nothing inline, no framing, no guessing of types; and what is somebody's is kept by no cache.</summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        // Set as the answer goes out: an error clears what was set before it.
        context.Response.OnStarting(static state =>
        {
            Set(((HttpContext)state).Response.Headers);
            return Task.CompletedTask;
        }, context);
        return next(context);
    }

    private static void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = "default-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'; object-src 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        // The site's own files bear the day they are of; everything else is for who asked.
        if (headers.CacheControl.Count == 0 && headers.LastModified.Count == 0) headers.CacheControl = "no-store";
    }
}
