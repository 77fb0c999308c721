using Amazon.DynamoDBv2.Model;
using FgtAsg.Fleet;
using FgtAsg.Sandbox.Fleets.Pools;
using FgtAsg.Simulation.World;
using static FgtAsg.Tests.Identity.IntakeScenario;

namespace FgtAsg.Tests.Identity;

/// <summary>One license has several file names. It is given out only once, whatever happens to the files.</summary>
public sealed class TwoNamesTests
{
    private static readonly string Text = LicenseText.Of(Id);

    private readonly IntakeScenario _s = new();

    [Fact]
    public async Task Created_SecondName_IsRefusedAndNamesTheFirst()
    {
        await _s.PutAsync("a", Text);

        var answer = await _s.PutAsync("b", Text);

        Assert.Equal(
            (ResultStatus.Ignored, "licenses/b.lic is refused: it is the same license as a, which is given out under that name"),
            (answer.Status, answer.Reason));
        Assert.Equal((true, false), (_s.IsInPool("a"), _s.IsInPool("b")));
        Assert.Contains("\"LicenseFilesRefused\":1", _s.Fleet.Logged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Created_TwoNamesAndTwoLaunches_OneFirewallGetsTheLicense()
    {
        await _s.PutAsync("a", Text);
        await _s.PutAsync("b", Text);

        var first = await _s.Fleet.AskAsync(_s.Fleet.Launch().Event);
        var second = await _s.Fleet.AskAsync(_s.Fleet.Launch().Event);

        Assert.Equal([ResultStatus.Completed, ResultStatus.Abandoned], new[] { first, second }.Select(a => a.Status));
    }

    [Fact]
    public async Task Created_TwoNamesInOneEvent_OneIsAccepted()
    {
        _s.Fleet.Bucket.Put(KeyOf("a"), Text);
        _s.Fleet.Bucket.Put(KeyOf("b"), Text);

        var answer = await _s.TellAsync(Created(KeyOf("a")), Created(KeyOf("b")));

        Assert.Equal(ResultStatus.Completed, answer.Status);
        Assert.Single(answer.Warnings);
        Assert.True(_s.IsInPool("a") ^ _s.IsInPool("b"));
    }

    /// <summary>
    /// The file is moved to another folder while a firewall holds the license. The new name does not make the license free again.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Moved_WhileHeld_IsFreeAfterReturnAndCooldown(bool isToldOfTheCopyFirst)
    {
        await _s.PutAsync("a", Text);
        _s.Claim("a");
        _s.Fleet.Bucket.Put(KeyOf("sub/a"), Text);
        _s.Fleet.Bucket.Delete(KeyOf("a"));
        var (copied, deleted) = (Created(KeyOf("sub/a")), Removed(KeyOf("a")));

        await _s.TellAsync(isToldOfTheCopyFirst ? copied : deleted);
        await _s.TellAsync(isToldOfTheCopyFirst ? deleted : copied);

        Assert.False(_s.IsInPool("sub/a"));
        Assert.Equal(ResultStatus.Abandoned, (await _s.Fleet.AskAsync(_s.Fleet.Launch().Event)).Status);
        var cooled = _s.Cooled;
        await _s.ReleaseAsync("a");
        Assert.Equal("the license sub/a is in the pool", (await _s.TellAsync(copied)).Reason);
        Assert.Equal(cooled, _s.ItemOf("sub/a")!["AvailableSince"].S);
        Assert.Equal("sub/a", _s.DigestItemOf(Text)!["License"].S);
        // A file with the former name and the same content comes back.
        Assert.Equal(ResultStatus.Ignored, (await _s.PutAsync("a", Text)).Status);
    }

    [Fact]
    public async Task Moved_WhileFree_IsFreeUnderItsNewName()
    {
        await _s.PutAsync("a", Text);
        _s.Fleet.Bucket.Put(KeyOf("sub/a"), Text);
        _s.Fleet.Bucket.Delete(KeyOf("a"));
        await _s.TellAsync(Removed(KeyOf("a")));

        await _s.TellAsync(Created(KeyOf("sub/a")));

        Assert.Equal((false, true), (_s.IsInPool("a"), _s.IsInPool("sub/a")));
        Assert.DoesNotContain("Digest", _s.ItemOf("a")!.Keys);
    }

    /// <summary>
    /// The item of the name expired, and the name has another license now. The digest item of the former license still refers to the
    /// name.
    /// </summary>
    [Fact]
    public async Task Created_FormerNameHasAnotherLicenseNow_IsAccepted()
    {
        await _s.PutAsync("a", LicenseText.Of("1"));
        await _s.RemoveAsync("a");
        _s.Fleet.Table.DeleteItem(new() { TableName = SimulatedFleet.TableName, Key = FleetTable.KeyOf("license#a") });
        await _s.PutAsync("a", LicenseText.Of("2"));

        Assert.Equal("the license b is in the pool", (await _s.PutAsync("b", LicenseText.Of("1"))).Reason);
        Assert.Equal((true, true), (_s.IsInPool("a"), _s.IsInPool("b")));
        await _s.PutAsync("a", LicenseText.Of("3"));
        Assert.Equal(("b", "a"), (_s.DigestItemOf(LicenseText.Of("1"))!["License"].S, _s.DigestItemOf(LicenseText.Of("3"))!["License"].S));
    }

    /// <summary>Two groups share a table. Each has its own bucket.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnyEvent_LicenseBelongsToAnotherBucket_IsNotChanged(bool isThere)
    {
        await _s.PutAsync("a", Text);
        _s.Fleet.Table.Put(new Dictionary<string, AttributeValue>(_s.ItemOf("a")!, StringComparer.Ordinal) { ["Bucket"] = new("another") });
        if (!isThere)
        {
            _s.Fleet.Bucket.Delete(KeyOf("a"));
        }

        var before = _s.Snapshot();

        var answer = await _s.TellAsync(Created(KeyOf("a")));

        Assert.Equal(ResultStatus.Ignored, answer.Status);
        Assert.Equal("licenses/a.lic is ignored: the license a belongs to the bucket 'another'", answer.Reason);
        _s.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Empty((await _s.Fleet.AskAsync("""{"action":"sweep"}""")).Sweep!.Findings);
        Assert.Equal(before, _s.Snapshot());
    }

    /// <summary>Two files swap their contents at the same time.</summary>
    [Fact]
    public async Task Created_ContentsAreSwapped_EachIsGivenOutOnce()
    {
        await _s.PutAsync("a", LicenseText.Of("1"));
        await _s.PutAsync("b", LicenseText.Of("2"));
        _s.Fleet.Bucket.Put(KeyOf("a"), LicenseText.Of("2"));
        _s.Fleet.Bucket.Put(KeyOf("b"), LicenseText.Of("1"));

        for (var told = 0; told < 2; told++)
        {
            await _s.TellAsync(Created(KeyOf("a")));
            await _s.TellAsync(Created(KeyOf("b")));
        }

        Assert.Equal((true, true), (_s.IsInPool("a"), _s.IsInPool("b")));
        Assert.Equal(("b", "a"), (_s.DigestItemOf(LicenseText.Of("1"))!["License"].S, _s.DigestItemOf(LicenseText.Of("2"))!["License"].S));
    }
}
