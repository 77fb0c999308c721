using System.Text;
using FgtAsg.FortiOs;
using FgtAsg.Sandbox.FortiOs;

namespace FgtAsg.Tests.FortiOs;

/// <summary>The client and every dialect of the simulated units.</summary>
public sealed class FortiOsClientTests
{
    private const string User = "admin";
    private const string License = "-----BEGIN FGT VM LICENSE-----\r\nQWxhZGRpbg==\r\n-----END FGT VM LICENSE-----\r\n";

    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<string> Dialects => [.. FortiOsDialect.All.Select(dialect => dialect.Name)];

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task FirstLogin_MustChangeThePassword_ThenTheNewOneWorks(string dialect)
    {
        var unit = UnitOf(dialect);

        var first = await unit.Client().LoginAsync(User, unit.Id, None);
        var changed = await unit.Client().ChangePasswordAsync(User, unit.Id, TestUnit.Password, None);
        var client = await unit.LoggedInAsync();

        Assert.Equal(LoginOutcome.MustChangePassword, first.Value?.Outcome);
        Assert.Equal(PasswordChangeOutcome.Changed, changed.Value?.Outcome);
        Assert.NotNull((await client.LogoutAsync(None)).Value);
        Assert.Equal(FortiOsErrorKind.Unauthorized, (await client.SystemStatusAsync(None)).Error?.Kind);
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task WrongPassword_Fails_AndTheThirdTimeLocksTheAccount(string dialect)
    {
        var unit = UnitOf(dialect);
        await unit.LoggedInAsync();

        var outcomes = new List<LoginOutcome?>();
        for (var count = 0; count < 4; count++)
        {
            outcomes.Add((await unit.Client().LoginAsync(User, "wrong", None)).Value?.Outcome);
        }

        Assert.Equal([LoginOutcome.Failed, LoginOutcome.Failed, LoginOutcome.Failed, LoginOutcome.LockedOut], outcomes);
        var locked = await unit.Client().LoginAsync(User, TestUnit.Password, None);
        Assert.Equal(LoginOutcome.LockedOut, locked.Value?.Outcome);
        unit.Pass(TimeSpan.FromSeconds(61));
        await unit.LoggedInAsync();
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task WeakPassword_IsNotSet(string dialect)
    {
        var unit = UnitOf(dialect);

        var changed = await unit.Client().ChangePasswordAsync(User, unit.Id, "weak", None);

        Assert.Equal(PasswordChangeOutcome.NotChanged, changed.Value?.Outcome);
        Assert.True(unit.Unit.HasPassword(unit.Id));
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task Statuses_SayVersionSerialAndLicense(string dialect)
    {
        var unit = UnitOf(dialect);
        var client = await unit.LoggedInAsync();

        var system = await client.SystemStatusAsync(None);
        var license = await client.LicenseStatusAsync(None);

        Assert.Equal(FortiOsDialect.All.Single(known => known.Name == dialect).Version, system.Value?.Version);
        Assert.Equal(unit.Unit.Serial, system.Value?.Serial);
        Assert.Equal((false, unit.Unit.Serial), (license.Value?.VmValid, license.Value?.Serial));
        Assert.False(license.Value!.IsProven);
    }

    /// <summary>The writes need the token of the session.</summary>
    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task Writes_ChangeTheConfiguration(string dialect)
    {
        var client = await UnitOf(dialect).LoggedInAsync();

        var put = await client.CmdbPutAsync("system/global", """{"hostname":"fw-1"}"""u8.ToArray(), None);
        var post = await client.CmdbPostAsync("firewall/address", """{"name":"lab"}"""u8.ToArray(), None);
        var script = await client.UploadScriptAsync("first.txt", "config system global\nend", None);

        Assert.Null(put.Error);
        Assert.Null(post.Error);
        Assert.Null(script.Error);
        var read = await client.CmdbGetAsync("system/global", None);
        Assert.Equal("fw-1", read.Value?.Results.GetProperty("hostname").GetString());
        Assert.Equal(404, (await client.CmdbGetAsync("system/none", None)).Error?.HttpStatus);
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task License_IsSentOnce_AndProvenAfterTheReboot(string dialect)
    {
        var unit = UnitOf(dialect);
        var key = (await LookAsync(unit)).Key;
        var client = await unit.LoggedInAsync();

        var sent = await client.UploadLicenseAsync(License, None);

        Assert.Null(sent.Error);
        Assert.Equal(FortiOsErrorKind.Unreachable, (await client.LicenseStatusAsync(None)).Error?.Kind);
        unit.Pass(TimeSpan.FromMinutes(5));
        Assert.Equal(FortiOsErrorKind.Unauthorized, (await client.LicenseStatusAsync(None)).Error?.Kind);
        var status = await (await unit.LoggedInAsync()).LicenseStatusAsync(None);
        Assert.True(status.Value?.IsProven);
        Assert.Equal(FortinetServers.SerialOf(License), status.Value?.Serial);
        Assert.Equal(1, unit.Unit.Uploads);
        Assert.NotEqual(key, (await LookAsync(unit)).Key);
    }

    [Fact]
    public async Task RefusedLicense_HasFortiOsCode()
    {
        var client = await new TestUnit().LoggedInAsync();

        var sent = await client.UploadLicenseAsync("not a license", None);

        Assert.Equal((FortiOsErrorKind.Refused, 500, -1), (sent.Error!.Kind, sent.Error.HttpStatus, sent.Error.Code));
        Assert.Equal(
            "POST /api/v2/monitor/system/vmlicense/upload: FortiOS refused it (HTTP 500, FortiOS error -1)", sent.Error.ToString());
    }

    [Fact]
    public async Task OtherPeer_GetsNothing()
    {
        var unit = new TestUnit();

        var login = await unit.Client(new PeerTrust(["another key"])).LoginAsync(User, unit.Id, None);

        Assert.Equal(FortiOsErrorKind.Untrusted, login.Error?.Kind);
    }

    /// <summary>The authority of the device outlives a new certificate.</summary>
    [Fact]
    public async Task PeerOfAPinnedIssuer_IsTrusted()
    {
        var unit = new TestUnit();
        var issuer = (await LookAsync(unit)).IssuerKey;

        var login = await unit.Client(new PeerTrust([issuer!])).LoginAsync(User, unit.Id, None);

        Assert.Equal(LoginOutcome.MustChangePassword, login.Value?.Outcome);
    }

    /// <summary>Every failure is a value, and nothing of the answer is in its text.</summary>
    [Theory]
    [InlineData(UnitMisbehavior.NeverBoots, FortiOsErrorKind.Unreachable)]
    [InlineData(UnitMisbehavior.Garbage, FortiOsErrorKind.Unreadable)]
    [InlineData(UnitMisbehavior.HtmlInsteadOfJson, FortiOsErrorKind.Unreadable)]
    [InlineData(UnitMisbehavior.TenMegabytes, FortiOsErrorKind.Unreadable)]
    [InlineData(UnitMisbehavior.Redirect, FortiOsErrorKind.Unreadable)]
    internal async Task MisbehavingUnit_IsAnError(UnitMisbehavior misbehavior, FortiOsErrorKind expected)
    {
        var unit = new TestUnit();
        unit.Unit.Misbehavior = misbehavior;
        var client = unit.Client();

        FortiOsError?[] errors =
        [
            (await client.LoginAsync(User, unit.Id, None)).Error,
            (await client.ChangePasswordAsync(User, unit.Id, TestUnit.Password, None)).Error,
            (await client.SystemStatusAsync(None)).Error,
            (await client.LicenseStatusAsync(None)).Error,
            (await client.UploadLicenseAsync(License, None)).Error,
            (await client.CmdbGetAsync("system/global", None)).Error,
        ];

        Assert.All(errors, error => Assert.Equal(expected, error?.Kind));
        Assert.All(errors, error => Assert.DoesNotContain("xxxx", error!.ToString(), StringComparison.Ordinal));
        Assert.All(errors, error => Assert.DoesNotContain(TestUnit.Password, error!.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task SessionThatEndsEarly_IsUnauthorized()
    {
        var unit = new TestUnit();
        var client = await unit.LoggedInAsync();
        unit.Unit.Misbehavior = UnitMisbehavior.SessionEndsEarly;

        Assert.Null((await client.LicenseStatusAsync(None)).Error);
        Assert.Equal(FortiOsErrorKind.Unauthorized, (await client.UploadLicenseAsync(License, None)).Error?.Kind);
        Assert.Equal(0, unit.Unit.Uploads);
    }

    /// <summary>A record prints all its properties, unless it says otherwise.</summary>
    [Fact]
    public void RequestAndAnswer_ShowNoSecretAsText()
    {
        var secret = Encoding.UTF8.GetBytes(TestUnit.Password);
        var request = new FortiOsRequest("POST", $"/login?secretkey={TestUnit.Password}") { Body = secret };
        var answer = new Exchange.Answered(200, [KeyValuePair.Create("Set-Cookie", "a=secret")], secret, new Peer("key", IssuerKey: null));

        Assert.Equal("POST /login", request.ToString());
        Assert.Equal("HTTP 200", answer.ToString());
    }

    private static TestUnit UnitOf(string dialect) =>
        new(new FortiGateOptions { Dialect = FortiOsDialect.All.Single(known => known.Name == dialect) });

    private static async Task<Peer> LookAsync(TestUnit unit) => (await unit.Client().LookAsync(None)).Value!;
}
