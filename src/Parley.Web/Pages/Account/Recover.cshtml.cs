using Marten;
using Microsoft.AspNetCore.Mvc;
using Parley.Record.Accounts;
using Parley.Record.Queries;
using Parley.Web.Accounts;
using Person = Parley.Record.Accounts.Account;

namespace Parley.Web.Pages.Account;

/// <summary>The end of a recovery: the person sets a new passkey or password, and can do nothing else before that.</summary>
public sealed class RecoverModel(IDocumentStore store, AccountStore accounts, SignIns signIns, Passwords passwords, PasswordRules rules, PasskeySignIns passkeys, ISignInLog log) : SignInPage
{
    [BindProperty(Name = "passkeyName")]
    public string? PasskeyName { get; set; }

    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync() => await Whose() is null ? Redirect("/sign-in?said=link") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Whose() is not { } account) return Redirect("/sign-in?said=link");
        if (await rules.Wrong(Password, [account.Name, .. (await RecordReader.Agencies(store, Stop)).Select(agency => agency.Name)], Stop) is { } wrong) return Refused("password", wrong);
        return await Finish(account, passwords.Hash(account, Password!), null);
    }

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        if (await Whose() is not { } account) return Redirect("/sign-in?said=link");
        return await passkeys.Made(account, Credential, PasskeyName) is { } made ? await Finish(account, null, made) : Refused("", PasskeySignIns.Refusal);
    }

    private async Task<IActionResult> Finish(Person account, string? hash, Passkey? passkey)
    {
        if (!await accounts.FinishRecovery(account.Id, hash, passkey, Stop)) return Redirect("/sign-in?said=link");
        var method = passkey is null ? "pwd" : "passkey";
        await log.Note(account.Id, account.Name, SignInNote.RecoveryFinished, method, Stop);
        await signIns.Finish(HttpContext, (await accounts.Find(account.Id, Stop))!, HalfDone.Recovery, method);
        return Redirect("/account");
    }

    private async Task<Person?> Whose()
    {
        if (await signIns.Begun(HttpContext) is not (var account, HalfDone.Recovery, _)) return null;
        Name = account.Name;
        return account;
    }
}
