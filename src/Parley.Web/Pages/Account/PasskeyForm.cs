namespace Parley.Web.Pages.Account;

/// <summary>A form that asks a device for a passkey (_PasskeyForm.cshtml, passkeys.js).</summary>
/// <param name="Makes">Makes a passkey; else one is asked for.</param>
public sealed record PasskeyForm(string Action, string Button, bool Makes, string? To = null, bool Quiet = false);
