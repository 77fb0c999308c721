using Amazon.DynamoDBv2.Model;
using Amazon.S3.Model;
using FgtAsg.Fleet;
using FgtAsg.Sandbox.Fleets.Pools;
using FgtAsg.Simulation.World;
using static FgtAsg.Tests.Identity.IntakeScenario;

namespace FgtAsg.Tests.Identity;

/// <summary>
/// Upgrade: the table has licenses that an earlier version identified by file name only. A license that is held must not be given out
/// again under another name.
/// </summary>
public sealed class EarlierLicensesTests
{
    private const string Other = "i-0123456789abcdef1";
    private static readonly string Text = LicenseText.Of(Id);

    private readonly IntakeScenario _s = new();

    [Fact]
    public async Task Launch_OnlyFreeNameIsOfAHeldLicense_GetsNone()
    {
        await GivenAsync(held: "a", free: "b");

        var answer = await LaunchAsync();

        Assert.Equal((ResultStatus.Abandoned, null), (answer.Status, answer.License));
        Assert.False(_s.IsInPool("b"));
        Assert.Equal("it is the same license as a, which is given out under that name", _s.ItemOf("b")!.Text("Refused"));
        // After its holder gives it back, it cools down and is free again under its own name.
        var cooled = _s.Cooled;
        await _s.ReleaseAsync("a");
        Assert.Equal((true, cooled), (_s.IsInPool("a"), _s.ItemOf("a")!.Text("AvailableSince")));
    }

    [Fact]
    public async Task Launch_LicensesOfAnEarlierVersion_AreReadAndGivenOut()
    {
        await _s.PutAsync("a");
        await _s.PutAsync("b");
        _s.AsAnEarlierVersionHadIt();

        var answers = new[] { await LaunchAsync(), await LaunchAsync(), await LaunchAsync() };

        Assert.Equal([ResultStatus.Completed, ResultStatus.Completed, ResultStatus.Abandoned], answers.Select(answer => answer.Status));
        Assert.Equal(["a", "b"], answers[..2].Select(answer => answer.License!).Order(StringComparer.Ordinal));
        Assert.Contains("Reading the files of 2 licenses", _s.Fleet.Logged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Launch_TwoNamesOfOneLicenseAreFree_OneIsGivenOut()
    {
        await GivenAsync(held: null, free: ["a", "b"]);

        Assert.Equal(ResultStatus.Completed, (await LaunchAsync()).Status);
        Assert.Equal(ResultStatus.Abandoned, (await LaunchAsync()).Status);
    }

    /// <summary>The file was moved or renamed while the license was held, and the earlier version took it for a new license.</summary>
    [Theory]
    [InlineData("sub/a")]
    [InlineData("renamed")]
    public async Task Launch_FileOfAHeldLicenseWasMoved_GetsNone(string moved)
    {
        await GivenAsync(held: "a", free: moved);
        _s.Fleet.Bucket.Delete(KeyOf("a"));
        Change("a", item => item["WithdrawnAt"] = Timestamps.Of(_s.Clock.GetUtcNow()).ToAttribute());

        Assert.Equal(ResultStatus.Abandoned, (await LaunchAsync()).Status);

        Assert.Equal(
            $"it may be the license a, which {Holder} holds and whose file (licenses/a.lic) cannot be read any more",
            _s.ItemOf(moved)!.Text("Refused"));
        var cooled = _s.Cooled;
        await _s.ReleaseAsync("a");
        Assert.Equal($"the license {moved} is in the pool", (await _s.TellAsync(Created(KeyOf(moved)))).Reason);
        Assert.Equal(cooled, _s.ItemOf(moved)!.Text("AvailableSince"));
    }

    [Fact]
    public async Task Launch_AnotherLicenseIsHeldAndItsFileIsGone_GetsTheFreeOne()
    {
        await _s.PutAsync("a");
        await _s.PutAsync("b", LicenseText.Of("another license"));
        _s.Claim("a");
        await _s.RemoveAsync("a");
        _s.AsAnEarlierVersionHadIt();

        Assert.Equal((ResultStatus.Completed, "b"), ((await LaunchAsync()) is var answer ? answer.Status : default, answer.License));
    }

    [Fact]
    public async Task Created_SecondNameOfAHeldLicense_IsRefused()
    {
        await GivenAsync(held: "a", free: []);

        var answer = await _s.PutAsync("b", Text);

        Assert.Equal("licenses/b.lic is refused: it is the same license as a, which is given out under that name", answer.Reason);
        Assert.Equal("a", _s.DigestItemOf(Text)!.Text("License"));
    }

    [Fact]
    public async Task Created_TwoFirewallsHoldOneLicense_IsReportedAndNotGivenOutAgain()
    {
        await GivenAsync(held: "a", free: "b");
        _s.Claim("b", Other);

        await _s.PutAsync("c", Text);
        await _s.ReleaseAsync("b", Other);

        Assert.Equal((false, false), (_s.IsInPool("b"), _s.IsInPool("c")));
        Assert.Equal(Holder, _s.ItemOf("a")!.Text("InstanceId"));
        Assert.Contains("holds: replace one of the two firewalls", _s.Fleet.Logged, StringComparison.Ordinal);
        Assert.Contains("\"LicenseFilesRefused\":1", _s.Fleet.Logged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Launch_MacOsSideFileIsInThePool_IsNotGivenOut()
    {
        await _s.PutAsync("a");
        Change("a", item =>
        {
            item["Category"] = "license#._a".ToAttribute();
            item["Key"] = "licenses/._a.lic".ToAttribute();
            item["AvailableSince"] = "2026-01-01T00:00:00Z".ToAttribute();
        });
        _s.AsAnEarlierVersionHadIt();

        Assert.Equal("a", (await LaunchAsync()).License);
        Assert.False(_s.IsInPool("._a"));
    }

    [Fact]
    public async Task Launch_FileOfAFreeLicenseIsGone_IsNotGivenOut()
    {
        await GivenAsync(held: null, free: "a");
        _s.Fleet.Bucket.Delete(KeyOf("a"));

        Assert.Equal(ResultStatus.Abandoned, (await LaunchAsync()).Status);
        Assert.NotNull(_s.ItemOf("a")!.Text("WithdrawnAt"));
    }

    /// <summary>One name was given back just now and the other has been free for long. The license still cools down.</summary>
    [Fact]
    public async Task Launch_OneNameCoolsDownAndTheOtherIsFree_TheLicenseCoolsDown()
    {
        await GivenAsync(held: null, free: ["a", "b"]);
        var cooled = _s.Cooled;
        Change("a", item => item["AvailableSince"] = cooled.ToAttribute());

        Assert.Equal(ResultStatus.Abandoned, (await LaunchAsync()).Status);

        var used = Assert.Single(new[] { "a", "b" }, name => _s.IsInPool(name));
        Assert.Equal(cooled, _s.ItemOf(used)!.Text("AvailableSince"));
    }

    /// <summary>The file was renamed long before the upgrade, and the function got no event about the removal of the former name.</summary>
    [Fact]
    public async Task Launch_HeldLicenseWasRenamedWithoutAnEvent_GetsNone()
    {
        await GivenAsync(held: "a", free: "renamed");
        _s.Fleet.Bucket.Delete(KeyOf("a"));
        _s.Clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal(ResultStatus.Abandoned, (await LaunchAsync()).Status);
    }

    /// <summary>The file changed after the license was claimed. So nobody knows the content that the firewall uses.</summary>
    [Fact]
    public async Task Launch_FileOfAHeldLicenseChangedItsSize_GetsNone()
    {
        await GivenAsync(held: "a", free: "sub/a");
        _s.Fleet.Bucket.Put(KeyOf("a"), LicenseText.Of("a much longer license than the one that is held"));

        Assert.Equal(ResultStatus.Abandoned, (await LaunchAsync()).Status);
        Assert.DoesNotContain("Digest", _s.ItemOf("a")!.Keys);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Launch_OneFileCannotBeRead_GetsAnother(bool isHeld)
    {
        await _s.PutAsync("a");
        await _s.PutAsync("b", LicenseText.Of("another license"));
        if (isHeld)
        {
            _s.Claim("a");
        }

        _s.AsAnEarlierVersionHadIt();
        var gate = new CallGate
        {
            Before = call => call.Request is GetObjectRequest { Key: "licenses/a.lic" } ? AwsFault.Fatal(call) : null,
        };

        var answer = await _s.Fleet.AskAsync(_s.Fleet.Launch().Event, gate);

        Assert.Equal((ResultStatus.Completed, "b"), (answer.Status, answer.License));
    }

    /// <summary>Another group shares the table, and its function is not upgraded yet. The launch skips that group's licenses.</summary>
    [Fact]
    public async Task Launch_PoolHasUnreadLicensesOfAnotherBucket_GetsOneOfItsOwn()
    {
        await _s.PutAsync("z");
        for (var number = 0; number < 20; number++)
        {
            var item = PoolSeed.Free("license", $"other-{number}", _s.Clock.GetUtcNow().AddDays(-30));
            item.Remove("Digest");
            item["Bucket"] = "another-bucket".ToAttribute();
            _s.Fleet.Table.Put(item);
        }

        Assert.Equal("z", (await LaunchAsync()).License);
    }

    [Fact]
    public async Task Launch_LicensesWereReadByAnEarlierLaunch_ReadsNoFiles()
    {
        await _s.PutAsync("a");
        await _s.PutAsync("b");
        _s.AsAnEarlierVersionHadIt();
        await LaunchAsync();
        var gate = new CallGate();

        await _s.Fleet.AskAsync(_s.Fleet.Launch().Event, gate);

        Assert.NotEmpty(gate.Calls);
        Assert.DoesNotContain(gate.Calls, call => call.Operation == "Scan");
        Assert.DoesNotContain(gate.Calls, call => call.Request is GetObjectRequest { Key: not SimulatedFleet.TrackKey });
    }

    private Task<ResultDocument> LaunchAsync() => _s.Fleet.AskAsync(_s.Fleet.Launch().Event);

    /// <summary>One license under several names, as an earlier version stored it.</summary>
    private async Task GivenAsync(string? held, params string[] free)
    {
        foreach (var name in free.Append(held).OfType<string>())
        {
            // The contents differ until all files are taken in.
            await _s.PutAsync(name, LicenseText.Of($"{name,-40}"));
        }

        if (held is not null)
        {
            _s.Claim(held);
        }

        _s.AsAnEarlierVersionHadIt();
        foreach (var name in free.Append(held).OfType<string>())
        {
            _s.Fleet.Bucket.Put(KeyOf(name), Text);
            Change(name, item => item["Size"] = ((long)Text.Length).ToAttribute());
        }
    }

    private void Change(string id, Action<Dictionary<string, AttributeValue>> change)
    {
        var item = new Dictionary<string, AttributeValue>(_s.ItemOf(id)!, StringComparer.Ordinal);
        change(item);
        _s.Fleet.Table.Put(item);
    }
}
