using Microsoft.AspNetCore.Mvc;
using Parley.Record.Accounts;
using Parley.Web.Accounts;
using QRCoder;

namespace Parley.Web.Pages.Account;

/// <summary>Sets up an app that shows codes, shows recovery codes once, or switches both off.</summary>
public sealed class SecondFactorModel(AccountStore accounts, Passwords passwords, ISignInLog log, TimeProvider clock) : AccountPage(accounts, clock)
{
    [BindProperty(Name = "code")]
    public string? Code { get; set; }

    /// <summary>The secret that the app was given, protected: nothing is kept before a code has shown that the app has it.</summary>
    [BindProperty(Name = "held")]
    public string? Held { get; set; }

    public byte[] Secret { get; private set; } = [];

    /// <summary>Shown once.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    public string Typed => string.Join(' ', Totp.Written(Secret).Chunk(4).Select(part => new string(part)));

    public string Address => Totp.Address(Secret, Own.Name);

    public string Picture => new SvgQRCode(QRCodeGenerator.GenerateQrCode(Address, QRCodeGenerator.ECCLevel.M)).GetGraphic(4);

    protected override bool Changes => true;

    public IActionResult OnGet()
    {
        if (Own.PasswordHash is null) return Redirect("/account");
        if (Own.Totp is null) Offer(Totp.NewSecret());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (Own.PasswordHash is null || Own.Totp is not null) return Redirect("/account");
        if (Opened() is not { } secret) return Redirect("/account/second-factor");
        if (Totp.Matching(secret, Code ?? "", Now) is not { } step)
        {
            Offer(secret);
            return Refused("code", "That is not the code of now: look at the app once more, and at its clock");
        }

        await Store.SetTotp(Own.Id, passwords.Protected(secret), Here.Session, Stop);
        await Store.UseTotpStep(Own.Id, step, Stop);
        await log.Note(Own.Id, Own.Name, SignInNote.CredentialAdded, "second factor", Stop);
        return await OnPostCodesAsync();
    }

    public async Task<IActionResult> OnPostCodesAsync()
    {
        var codes = Passwords.NewRecoveryCodes();
        await Store.SetRecoveryCodes(Own.Id, codes, Stop);
        Codes = codes;
        return Page();
    }

    public async Task<IActionResult> OnPostOffAsync()
    {
        await Store.SetTotp(Own.Id, null, Here.Session, Stop);
        await log.Note(Own.Id, Own.Name, SignInNote.CredentialRemoved, "second factor", Stop);
        return Redirect("/account?said=second-off");
    }

    private void Offer(byte[] secret) => (Secret, Held) = (secret, passwords.Protected(secret));

    private byte[]? Opened()
    {
        try
        {
            return Held is { Length: > 0 } held ? passwords.Opened(held) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }
}
