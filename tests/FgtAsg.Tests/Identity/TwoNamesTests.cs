using Amazon.DynamoDBv2.Model;
using FgtAsg.Fleet;
using FgtAsg.Sandbox.Fleets.Pools;
using FgtAsg.Simulation.World;
using static FgtAsg.Tests.Identity.IntakeScenario;

namespace FgtAsg.Tests.Identity;

/// <summary>One license under several names: it is given out once, whatever becomes of its files.</summary>
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
    public async Task Created_TwoNamesAndTwoLaunches_OneFirewallHasIt()
    {
        await _s.PutAsync("a", Text);
        await _s.PutAsync("b", Text);

        var first = await _s.Fleet.AskAsync(_s.Fleet.Launch().Event);
        var second = await _s.Fleet.AskAsync(_s.Fleet.Launch().Event);

        Assert.Equal([ResultStatus.Completed, ResultStatus.Abandoned], new[] { first, second }.Select(a => a.Status));
    }

    [Fact]
    public async Task Created_TwoNamesInOneEvent_OneIsTaken()
    {
        _s.Fleet.Bucket.Put(KeyOf("a"), Text);
        _s.Fleet.Bucket.Put(KeyOf("b"), Text);

        var answer = await _s.TellAsync(Created(KeyOf("a")), Created(KeyOf("b")));

        Assert.Equal(ResultStatus.Completed, answer.Status);
        Assert.Single(answer.Warnings);
        Assert.True(_s.IsInPool("a") ^ _s.IsInPool("b"));
    }

    /// <summary>The folder is tidied up while the license is on a firewall: it is not free again under its new name.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Moved_WhileHeld_IsFreeWhenItWasGivenBackAndHasCooledDown(bool isToldOfTheCopyFirst)
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
        // Its former name comes back, as another file of the same.
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

    /// <summary>The name's item expired, and it has another license now: the digest of the former one names it still.</summary>
    [Fact]
    public async Task Created_ItsFormerNameHasAnotherLicenseNow_IsTaken()
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

    /// <summary>Two groups share a table, each with a bucket of its own.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnyEvent_TheLicenseIsOfAnotherBucket_IsLeftAlone(bool isThere)
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

    /// <summary>Two files change their contents with each other, in one go.</summary>
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
