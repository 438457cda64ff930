using Microsoft.Extensions.Time.Testing;
using Parley.Record.Accounts;

namespace Parley.Record.Tests.Accounts;

/// <summary>Accounts on a real database, on a clock of our own.</summary>
public sealed class AccountStoreTests : IAsyncLifetime
{
    private readonly Database database = new();
    private readonly FakeTimeProvider clock = new(new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));
    private AccountStore store = null!;
    private Account ana = null!;

    public async Task InitializeAsync()
    {
        await database.InitializeAsync();
        store = AccountStore.On(database.Connection, clock);
        Assert.False(await store.Any());
        (ana, _) = await store.FindOrCreate("Ana Ruiz");
        Assert.True(await store.Any());
    }

    public async Task DisposeAsync()
    {
        await store.DisposeAsync();
        await database.DisposeAsync();
    }

    [Theory]
    [InlineData("ana ruiz")]
    [InlineData("  ANA   RUIZ ")]
    public async Task One_name_is_one_account_however_it_is_typed(string typed)
    {
        Assert.Equal((ana.Id, false), ((await store.FindOrCreate(typed)) is var (found, made) ? (found.Id, made) : default));
        Assert.Equal("Ana Ruiz", (await store.FindByName(typed))!.Name);
    }

    [Fact]
    public async Task Letters_that_are_composed_differently_are_one_name()
    {
        var (jose, _) = await store.FindOrCreate("Jos\u00e9");
        Assert.Equal(jose.Id, (await store.FindByName("JOSE\u0301"))!.Id);
    }

    [Fact]
    public async Task Of_many_at_once_one_makes_the_account()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => store.FindOrCreate("Ben Ortiz")));
        Assert.Single(made, one => one.Made);
        Assert.Single(made.Select(one => one.Account.Id).Distinct());
    }

    [Theory]
    [InlineData("")]
    [InlineData("Ana\u200bRuiz")]
    [InlineData("Ana\nRuiz")]
    public void A_name_that_cannot_be_seen_is_none(string name) => Assert.NotNull(AccountNames.Wrong(name));

    [Fact]
    public async Task A_link_is_good_once_and_for_an_hour()
    {
        var secret = await store.MakeLink(ana.Id, LinkPurpose.First, "operator");
        Assert.Equal(43, secret.Length);
        var followed = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => store.Follow(secret)));
        Assert.Equal((ana.Id, LinkPurpose.First), Assert.Single(followed, one => one is not null) is { } one ? (one.Account.Id, one.Purpose) : default);

        var late = await store.MakeLink(ana.Id, LinkPurpose.Link, "operator");
        clock.Advance(TimeSpan.FromMinutes(60));
        Assert.Null(await store.Follow(late));
        Assert.Null(await store.Follow("x' or 'x'='x"));
    }

    [Fact]
    public async Task No_secret_stands_in_the_tables()
    {
        var link = await store.MakeLink(ana.Id, LinkPurpose.Link, "operator");
        var (_, token) = await store.MakeToken(ana.Id, "export", ["read"], TimeSpan.FromDays(1));
        await store.SetRecoveryCodes(ana.Id, ["ABCDE-FGHIJ"]);
        var all = await database.Ask<string>("select (select string_agg(l::text, '') from parley_access.links l) || (select string_agg(t::text, '') from parley_access.tokens t) || (select string_agg(c::text, '') from parley_access.recovery_codes c)");
        Assert.DoesNotContain(link, all, StringComparison.Ordinal);
        Assert.DoesNotContain(token["parley_".Length..], all, StringComparison.Ordinal);
        Assert.DoesNotContain("ABCDE", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_signs_in_until_it_is_old_revoked_or_its_account_is_disabled()
    {
        var (token, secret) = await store.MakeToken(ana.Id, "export", ["read"], TimeSpan.FromDays(30));
        Assert.Matches("^parley_[A-Za-z0-9_-]{43}$", secret);
        Assert.Equal((ana.Id, token.Id), (await store.Present(secret)) is var (account, presented) ? (account.Id, presented.Id) : default);
        Assert.Equal(clock.GetUtcNow(), (await store.Tokens(ana.Id)).Single().LastUsed);
        Assert.Null(await store.Present(secret[..^1] + (secret[^1] == 'A' ? 'B' : 'A')));
        Assert.Null(await store.Present(secret["parley_".Length..]));

        await store.Disable(ana.Id);
        Assert.Null(await store.Present(secret));
        await store.Enable(ana.Id);
        Assert.NotNull(await store.Present(secret));
        clock.Advance(TimeSpan.FromDays(30));
        Assert.Null(await store.Present(secret));

        var (other, second) = await store.MakeToken(ana.Id, "second", ["read", "record"], TimeSpan.FromDays(1));
        Assert.Equal("second", await store.RevokeToken(ana.Id, other.Id));
        Assert.Null(await store.Present(second));
        Assert.Null(await store.RevokeToken(ana.Id, other.Id));
    }

    [Theory]
    [InlineData(366, "read")]
    [InlineData(0, "read")]
    [InlineData(30, "admin")]
    public async Task A_token_that_lasts_too_long_or_may_what_there_is_not_is_not_made(int days, string scope) =>
        await Assert.ThrowsAnyAsync<ArgumentException>(() => store.MakeToken(ana.Id, "x", [scope], TimeSpan.FromDays(days)));

    [Fact]
    public async Task Five_wrong_tries_lock_for_five_minutes_and_five_more_for_ten_until_one_is_right()
    {
        for (var i = 0; i < 4; i++) await store.Failed(ana.Id);
        Assert.Null((await store.Find(ana.Id))!.LockedUntil);
        await store.Failed(ana.Id);
        Assert.Equal(clock.GetUtcNow().AddMinutes(5), (await store.Find(ana.Id))!.LockedUntil);
        clock.Advance(TimeSpan.FromMinutes(6));
        for (var i = 0; i < 5; i++) await store.Failed(ana.Id);
        Assert.Equal(clock.GetUtcNow().AddMinutes(10), (await store.Find(ana.Id))!.LockedUntil);
        await store.Succeeded(ana.Id);
        for (var i = 0; i < 5; i++) await store.Failed(ana.Id);
        Assert.Equal(clock.GetUtcNow().AddMinutes(5), (await store.Find(ana.Id))!.LockedUntil);
    }

    [Fact]
    public async Task Wrong_tries_at_once_are_all_counted()
    {
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => store.Failed(ana.Id)));
        Assert.NotNull((await store.Find(ana.Id))!.LockedUntil);
    }

    [Fact]
    public async Task A_code_and_a_recovery_code_are_good_once()
    {
        Assert.True(await store.UseTotpStep(ana.Id, 100));
        Assert.False(await store.UseTotpStep(ana.Id, 100));
        Assert.False(await store.UseTotpStep(ana.Id, 99));
        Assert.True(await store.UseTotpStep(ana.Id, 101));
        await store.SetRecoveryCodes(ana.Id, ["ABCDE-FGHIJ", "KLMNO-PQRST"]);
        Assert.Equal(2, await store.RecoveryCodesLeft(ana.Id));
        Assert.True(await store.UseRecoveryCode(ana.Id, "abcde fghij"));
        Assert.False(await store.UseRecoveryCode(ana.Id, "ABCDE-FGHIJ"));
        await store.SetRecoveryCodes(ana.Id, ["UVWXY-Z2345"]);
        Assert.False(await store.UseRecoveryCode(ana.Id, "KLMNO-PQRST"));
        Assert.Equal(1, await store.RecoveryCodesLeft(ana.Id));
    }

    [Fact]
    public async Task A_new_password_ends_every_session_but_the_one_that_set_it()
    {
        var (mine, other) = (await store.BeginSession(ana, "pwd"), await store.BeginSession(ana, "link"));
        Assert.Equal(ana.Id, (await store.SignedIn(other))!.Id);
        await store.SetPassword(ana.Id, "hash", mine);
        Assert.Null(await store.SignedIn(other));
        Assert.Equal("hash", (await store.SignedIn(mine))!.PasswordHash);
        Assert.Equal(mine, (await store.Sessions(ana.Id)).Single().Id);
        await store.EndSession(mine);
        Assert.Null(await store.SignedIn(mine));
    }

    [Fact]
    public async Task A_session_ends_after_a_day_and_with_its_account()
    {
        var session = await store.BeginSession(ana, "pwd");
        await store.Disable(ana.Id);
        Assert.Null(await store.SignedIn(session));
        await store.Enable(ana.Id);
        Assert.Null(await store.SignedIn(session));
        var next = await store.BeginSession((await store.Find(ana.Id))!, "pwd");
        clock.Advance(TimeSpan.FromHours(23));
        Assert.NotNull(await store.SignedIn(next));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(await store.SignedIn(next));
    }

    [Fact]
    public async Task A_recovery_ends_what_was_signed_in_at_its_link_and_leaves_only_the_new_credential()
    {
        await store.SetPassword(ana.Id, "old");
        await store.SetTotp(ana.Id, "secret");
        await store.AddPasskey(ana.Id, Key(1));
        await store.SetRecoveryCodes(ana.Id, ["ABCDE-FGHIJ"]);
        var (session, token) = (await store.BeginSession((await store.Find(ana.Id))!, "pwd"), (await store.MakeToken(ana.Id, "x", ["read"], TimeSpan.FromDays(1))).Secret);
        Assert.False(await store.FinishRecovery(ana.Id, "new", null));
        Assert.Null(await store.Follow(await store.MakeLink(ana.Id, LinkPurpose.Recovery, "operator")));

        await store.StartRecovery(ana.Id, "Admin");
        Assert.Equal("Admin", (await store.OpenRecovery(ana.Id))!.AskedBy);
        Assert.NotNull(await store.SignedIn(session));
        var followed = await store.Follow(await store.MakeLink(ana.Id, LinkPurpose.Recovery, "operator"));
        Assert.Equal(LinkPurpose.Recovery, followed!.Purpose);
        Assert.Null(await store.SignedIn(session));
        Assert.Null(await store.Present(token));

        Assert.True(await store.FinishRecovery(ana.Id, null, Key(2)));
        var now = (await store.Find(ana.Id))!;
        Assert.Equal((null, null), (now.PasswordHash, now.Totp));
        Assert.Equal([2], (await store.Passkeys(ana.Id)).Select(one => one.Id[0]));
        Assert.Equal(0, await store.RecoveryCodesLeft(ana.Id));
        Assert.Null(await store.OpenRecovery(ana.Id));
        Assert.False(await store.FinishRecovery(ana.Id, "again", null));
    }

    [Fact]
    public async Task A_recovery_that_nobody_comes_for_lapses()
    {
        await store.StartRecovery(ana.Id, "Admin");
        clock.Advance(TimeSpan.FromDays(3));
        Assert.Null(await store.OpenRecovery(ana.Id));
    }

    [Fact]
    public async Task A_passkey_belongs_to_one_account()
    {
        var (ben, _) = await store.FindOrCreate("Ben Ortiz");
        Assert.True(await store.AddPasskey(ana.Id, Key(1)));
        Assert.False(await store.AddPasskey(ben.Id, Key(1)));
        Assert.Equal(ana.Id, (await store.FindByPasskey([1, 1, 1]))!.Id);
        await store.UsedPasskey([1, 1, 1], 7, true);
        Assert.Equal((7L, true, clock.GetUtcNow()), (await store.Passkeys(ana.Id)).Single() is var key ? (key.SignCount, key.BackedUp, key.LastUsed!.Value) : default);
        Assert.Null(await store.RemovePasskey(ben.Id, [1, 1, 1]));
        Assert.Equal("laptop", await store.RemovePasskey(ana.Id, [1, 1, 1]));
        Assert.False(await store.HasCredential(ana.Id));
    }

    [Fact]
    public async Task An_address_and_an_account_of_the_organisation_are_one_persons()
    {
        var (ben, _) = await store.FindOrCreate("Ben Ortiz");
        Assert.Null(await store.SetEmail(ana.Id, "Ana@Example.org"));
        Assert.Equal("email-exists", (await store.SetEmail(ben.Id, "ana@example.org"))!.Code);
        Assert.Equal("bad-input", (await store.SetEmail(ben.Id, "ana"))!.Code);
        Assert.Equal(ana.Id, (await store.FindByEmail("ANA@example.org"))!.Id);
        Assert.True(await store.AddLogin(ana.Id, "https://id", "1"));
        Assert.False(await store.AddLogin(ben.Id, "https://id", "1"));
        Assert.Equal(ana.Id, (await store.FindByLogin("https://id", "1"))!.Id);
        Assert.Null(await store.FindByLogin("https://other", "1"));
    }

    private static Passkey Key(byte id) => new([id, id, id], "laptop", [1], DateTimeOffset.UnixEpoch, 0, ["internal"], true, false, false, [2], [3], null);
}
