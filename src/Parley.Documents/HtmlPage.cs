using System.Net;

namespace Parley.Documents;

/// <summary>A page that needs nothing else: no script, no fonts, no addresses.</summary>
internal static class HtmlPage
{
    public static string Of(string title, string body) => $$"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>{{WebUtility.HtmlEncode(title)}}</title>
        <style>
        body { max-width: 48rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 Georgia, serif; color: #1b1b1b; }
        h1, h2, h3, h4, h5, h6 { font-family: system-ui, sans-serif; line-height: 1.25; margin: 1.25em 0 .25em; font-size: 1rem; }
        h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; border-top: 1px solid #dfe1e2; padding-top: .75em; }
        .words { white-space: pre-wrap; overflow-wrap: anywhere; }
        .about, .status { font: .875rem/1.4 system-ui, sans-serif; color: #565c65; overflow-wrap: anywhere; }
        .level-3 { margin-left: 1rem; } .level-4 { margin-left: 2rem; } .level-5, .level-6 { margin-left: 3rem; }
        ins { background: #e3f5e1; text-decoration: underline; text-decoration-color: #00572b; }
        del { background: #fbe3e0; text-decoration: line-through; text-decoration-color: #b50909; }
        @media print { body { margin: 0; max-width: none; } section { break-inside: avoid-page; } }
        </style>
        </head>
        <body>
        {{body}}</body>
        </html>

        """;
}
