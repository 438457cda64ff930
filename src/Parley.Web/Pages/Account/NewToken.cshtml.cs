using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Parley.Record.Accounts;
using Parley.Recording;

namespace Parley.Web.Pages.Account;

/// <summary>Makes a token for a program, and shows it once.</summary>
public sealed class NewTokenModel(AccountStore accounts, ISignInLog log, TimeProvider clock) : AccountPage(accounts, clock)
{
    [BindProperty(Name = "tokenName")]
    public string? TokenName { get; set; }

    [BindProperty(Name = "scopes")]
    public IReadOnlyList<string> Scopes { get; set; } = [];

    [BindProperty(Name = "days")]
    public string? Days { get; set; }

    /// <summary>Shown once.</summary>
    public string? Secret { get; private set; }

    public ApiToken? Token { get; private set; }

    protected override bool Changes => true;

    public async Task<IActionResult> OnPostAsync()
    {
        if (Limits.Required("the name", TokenName, 200) is not null || TokenName!.Any(char.IsControl)) Errors.Add("tokenName", "Say what the token is for, in at most 200 characters");
        if (Scopes.Count == 0 || Scopes.Except(ApiToken.AllScopes).Any()) Errors.Add("scopes", "Choose what it may do");
        if (!int.TryParse(Days, NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < 1 or > ApiToken.MostDays) Errors.Add("days", $"Give a number of days from 1 to {ApiToken.MostDays}");
        if (Errors.Any)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        (Token, Secret) = await Store.MakeToken(Own.Id, TokenName!, Scopes, TimeSpan.FromDays(days), Stop);
        await log.Note(Own.Id, Own.Name, SignInNote.TokenMade, Token.Name, Stop);
        return Page();
    }
}
