using Marten;
using Microsoft.AspNetCore.Mvc;
using Parley.Record.Accounts;
using Parley.Record.Queries;
using Parley.Web.Accounts;

namespace Parley.Web.Pages.Account;

/// <summary>Sets, changes or removes the password.</summary>
public sealed class PasswordModel(AccountStore accounts, IDocumentStore store, Passwords passwords, PasswordRules rules, ISignInLog log, TimeProvider clock) : AccountPage(accounts, clock)
{
    [BindProperty(Name = "password")]
    public string? Password { get; set; }

    protected override bool Changes => true;

    public async Task<IActionResult> OnPostAsync()
    {
        if (await rules.Wrong(Password, [Own.Name, .. (await RecordReader.Agencies(store, Stop)).Select(agency => agency.Name)], Stop) is { } wrong) return Refused("password", wrong);
        await Store.SetPassword(Own.Id, passwords.Hash(Own, Password!), Here.Session, Stop);
        await log.Note(Own.Id, Own.Name, SignInNote.PasswordSet, null, Stop);
        return Redirect("/account?said=password");
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        await Store.SetTotp(Own.Id, null, Here.Session, Stop);
        await Store.SetPassword(Own.Id, null, Here.Session, Stop);
        await log.Note(Own.Id, Own.Name, SignInNote.CredentialRemoved, "password", Stop);
        return Redirect("/account?said=password-removed");
    }
}
