using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Parley.Web.Components;

/// <summary>Tells something at the head of a page or in place of what is not there: &lt;alert look="success"&gt;. Its look is one of USWDS: info, success, warning, error.</summary>
[HtmlTargetElement("alert")]
public sealed class AlertTagHelper : TagHelper
{
    public string Look { get; set; } = "info";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var said = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", $"usa-alert usa-alert--{Look} usa-alert--slim");
        output.Content.SetHtmlContent("<div class=\"usa-alert__body\"><p class=\"usa-alert__text\">");
        output.Content.AppendHtml(said);
        output.Content.AppendHtml("</p></div>");
    }
}
