using Amazon.DynamoDBv2.Model;
using FgtAsg.Sandbox.Fleets.Pools;

namespace FgtAsg.Tests.Sandbox.Fleets;

public sealed class PoolItemReaderTests
{
    [Fact]
    public void Read_EachKind_HasItsAttributes()
    {
        var state = PoolItemReader.Read([
            Item(
                "license#FG#1",
                ("Kind", "license"),
                ("Pool", "license"),
                ("AvailableSince", "2026-02-03T04:05:06Z"),
                ("Bucket", "b"),
                ("Key", "licenses/FG#1.lic")),
            Item(
                "license#2",
                ("Kind", "license"),
                ("InstanceId", "i-1"),
                ("AutoScalingGroupName", "fgt"),
                ("ClaimedAt", "2026-02-03T04:05:07Z")),
            Item("hostname#fgt-001", ("Kind", "hostname"), ("Pool", "hostname"), ("AvailableSince", "2026-02-03T04:05:06Z")),
            Item("instance#i-1", ("AutoScalingGroupName", "fgt"), ("State", "InService"), ("License", "2")),
            Item("lock#1"),
        ]);

        var free = state.License("FG#1")!;
        var held = state.License("2")!;
        var instance = state.Instance("i-1")!;
        Assert.Equal(
            ("license", new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero), false), (free.Pool, free.AvailableSince, free.IsHeld));
        Assert.Equal(("b", "licenses/FG#1.lic"), (free.Bucket, free.Key));
        Assert.Equal(("i-1", "fgt", true), (held.InstanceId, held.AutoScalingGroupName, held.IsHeld));
        Assert.Equal("hostname#fgt-001", state.Hostname("fgt-001")!.Category);
        Assert.Equal(("InService", "2", null), (instance.State, instance.License, instance.Hostname));
        Assert.Equal(["lock#1"], state.Unknown);
        Assert.Equal(3, state.Items.Count());
    }

    [Fact]
    public void Read_NumbersAndMaps_AreConverted()
    {
        var license = Attributes("license#1");
        license["Size"] = new AttributeValue { N = "512" };
        license["ExpiresAt"] = new AttributeValue { N = "86400" };
        var instance = Attributes("instance#i-1");
        instance["Dns"] = new AttributeValue
        {
            M = new Dictionary<string, AttributeValue>
            {
                ["ZoneId"] = new("Z1"),
                ["Name"] = new("a.b"),
                ["Ttl"] = new() { N = "60" },
                ["A"] = new("10.0.0.4"),
            },
        };

        var state = PoolItemReader.Read([new TableItem(license), new TableItem(instance)]);

        Assert.Equal((512, DateTimeOffset.UnixEpoch.AddDays(1)), (state.License("1")!.Size, state.License("1")!.ExpiresAt));
        Assert.Equal(new DnsItem("Z1", "a.b", 60, "10.0.0.4", Aaaa: null), state.Instance("i-1")!.Dns);
    }

    [Theory]
    [InlineData("2026-02-03T04:05:06.000Z")]
    [InlineData("2026-02-03T04:05:06+00:00")]
    [InlineData("1770091506")]
    public void Read_TimeInAnotherFormat_NamesTheAttribute(string time)
    {
        var wrong = Assert.Throws<FormatException>(() => PoolItemReader.Read([Item("hostname#a", ("AvailableSince", time))]));

        Assert.Equal($"AvailableSince of hostname#a is not a time as yyyy-MM-dd'T'HH:mm:ss'Z': it is {time}.", wrong.Message);
    }

    [Fact]
    public void Read_ValueOfAnotherType_NamesTheAttribute()
    {
        var instance = Attributes("instance#i-1", ("ExpiresAt", "soon"));
        Assert.Equal(
            "ExpiresAt of instance#i-1 is not a whole number: it is soon.",
            Assert.Throws<FormatException>(() => PoolItemReader.Read([new TableItem(instance)])).Message);

        instance = Attributes("instance#i-1");
        instance["State"] = new AttributeValue { N = "5" };
        Assert.Equal(
            "State of instance#i-1 is not a string: it is 5.",
            Assert.Throws<FormatException>(() => PoolItemReader.Read([new TableItem(instance)])).Message);
    }

    private static TableItem Item(string category, params (string Name, string Value)[] attributes) =>
        new(Attributes(category, attributes));

    private static Dictionary<string, AttributeValue> Attributes(string category, params (string Name, string Value)[] attributes) =>
        attributes.Append(("Category", category)).ToDictionary(a => a.Item1, a => new AttributeValue(a.Item2), StringComparer.Ordinal);
}
