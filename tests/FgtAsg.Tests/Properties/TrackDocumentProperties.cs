using FgtAsg.Fleet;
using FgtAsg.Network;
using FsCheck;
using FsCheck.Fluent;

namespace FgtAsg.Tests.Properties;

public sealed class TrackDocumentProperties
{
    [Fact]
    public void ToUtf8_ParsedDocument_HasTheSameTokens() => Cases.All(
        TrackFileGen.Document,
        json => Assert.Equal($"{json}", Text(Parse(json))),
        shrink: Smaller.Than);

    [Fact]
    public void With_AnEntry_KeepsAllOtherEntries() => Cases.All(
        Changes,
        change => Assert.Equal(
            Members(change.Json).Where(m => m.Key != change.Instance.Value),
            Members(Parse(change.Json).With(change.Instance, change.Entry)).Where(m => m.Key != change.Instance.Value)),
        change => $"{change.Instance}: {change.Json}");

    /// <summary>Fields that this function does not write come from another writer and must be kept.</summary>
    [Fact]
    public void With_AnEntry_KeepsTheUnknownFieldsOfInterfacesThatStay() => Cases.All(
        Changes,
        change =>
        {
            var before = Interfaces(change.Json, change.Instance);
            var after = Interfaces(Json.Parse(Parse(change.Json).With(change.Instance, change.Entry).ToUtf8()), change.Instance);
            Assert.Equal(
                Interfaces(Json.Parse(TrackDocument.Empty.With(change.Instance, change.Entry).ToUtf8()), change.Instance).Keys, after.Keys);
            foreach (var (index, fields) in after)
            {
                var unknown = before.GetValueOrDefault(index, []) is { } old && Id(old) == Id(fields)
                    ? old.Where(field => !IsWritten(field.Key))
                    : [];
                Assert.Equal(
                    unknown.OrderBy(f => f.Key, StringComparer.Ordinal),
                    fields.Where(f => !IsWritten(f.Key)).OrderBy(f => f.Key, StringComparer.Ordinal));
            }
        },
        change => $"{change.Instance}: {change.Json}");

    [Fact]
    public void With_TheSameEntryAgain_ChangesNothing() => Cases.All(
        Changes,
        change =>
        {
            var once = Parse(change.Json).With(change.Instance, change.Entry);
            Assert.True(once.With(change.Instance, change.Entry).SameAs(once));
        },
        change => $"{change.Instance}: {change.Json}");

    [Fact]
    public void Without_AnInstance_KeepsEverythingElse() => Cases.All(
        Changes,
        change => Assert.Equal(
            Members(change.Json).Where(m => m.Key != change.Instance.Value), Members(Parse(change.Json).Without(change.Instance))),
        change => $"{change.Instance}: {change.Json}");

    /// <summary>So the order of two writers does not matter: the second applies its change to the result of the first.</summary>
    [Fact]
    public void ChangesOfTwoInstances_InEitherOrder_GiveTheSame() => Cases.All(
        from first in Changes
        from second in Changes
        where first.Instance != second.Instance
        from removes in Gen.Elements(true, false).Two()
        select (first, second, removes),
        both =>
        {
            var (first, second, (firstRemoves, secondRemoves)) = both;
            var stored = Parse(first.Json);
            var oneWay = Apply(Apply(stored, first, firstRemoves), second, secondRemoves);
            var otherWay = Apply(Apply(stored, second, secondRemoves), first, firstRemoves);
            Assert.True(oneWay.SameAs(otherWay));
            Assert.Equal(firstRemoves, oneWay.Find(first.Instance) is null);
            Assert.Equal(secondRemoves, oneWay.Find(second.Instance) is null);
        },
        both => $"{both.first.Instance}, {both.second.Instance}, {both.removes}: {both.first.Json}");

    [Fact]
    public void TryParse_SpoiledFile_IsRefusedWithAProblemOrIsUsable() =>
        Cases.All(
            JsonMutations.Of(TrackFileGen.Document, most: 2),
            json => AssertRefusedOrUsable(json.ToUtf8()),
            shrink: Smaller.Than,
            count: 1000);

    [Fact]
    public void TryParse_AnyBytes_AreRefusedWithAProblemOrAreUsable() =>
        Cases.All(Texts.Bytes, AssertRefusedOrUsable, Convert.ToHexString, Smaller.Than);

    [Fact]
    public void TryParse_FileWithABrokenByteOrEnd_IsRefusedWithAProblemOrIsUsable() => Cases.All(
        from json in TrackFileGen.Document
        from position in Gen.Choose(0, 100_000)
        from value in Gen.Choose(0, 255)
        from cut in Gen.Elements(true, false, false)
        select Broken(json.ToUtf8(), position, (byte)value, cut),
        AssertRefusedOrUsable,
        bytes => System.Text.Encoding.Latin1.GetString(bytes),
        count: 1000);

    private static Gen<(Json Json, InstanceId Instance, TrackEntry Entry)> Changes { get; } =
        Gen.Zip(
            Gen.Zip(TrackFileGen.Document, TrackFileGen.Instance), TrackFileGen.Entry, (both, entry) => (both.Item1, both.Item2, entry));

    private static TrackDocument Apply(TrackDocument document, (Json Json, InstanceId Instance, TrackEntry Entry) change, bool removes) =>
        removes ? document.Without(change.Instance) : document.With(change.Instance, change.Entry);

    private static void AssertRefusedOrUsable(byte[] content)
    {
        if (!TrackDocument.TryParse(content, out var document, out var problem))
        {
            Assert.NotEmpty(problem);
            return;
        }

        var instance = InstanceId.Parse("i-0000000f");
        Assert.Null(document.Find(instance));
        var added = document.With(instance, new TrackEntry([]));
        Assert.False(added.SameAs(document));
        Assert.Equal($"{Json.Parse(content)}", Text(document));
        Assert.Equal(Text(document), Text(added.Without(instance)));
        foreach (var name in Members(document).Select(m => m.Key))
        {
            Assert.DoesNotContain(
                "", InstanceId.TryParse(name, out var id) ? document.Find(id)!.InterfaceIdsOfOthers.Select(i => i + "-") : []);
        }
    }

    private static byte[] Broken(byte[] bytes, int position, byte value, bool cut)
    {
        bytes[position % bytes.Length] = value;
        return cut ? bytes[..(position % bytes.Length)] : bytes;
    }

    private static TrackDocument Parse(Json json) =>
        TrackDocument.TryParse(json.ToUtf8(), out var document, out var problem) ? document : throw new FormatException(problem);

    private static string Text(TrackDocument document) => $"{Json.Parse(document.ToUtf8())}";

    private static IEnumerable<KeyValuePair<string, string>> Members(TrackDocument document) => Members(Json.Parse(document.ToUtf8()));

    private static IEnumerable<KeyValuePair<string, string>> Members(Json json) =>
        ((Json.Map)json).Members.Select(
            m => KeyValuePair.Create(System.Text.Json.JsonSerializer.Deserialize<string>(m.QuotedName)!, $"{m.Value}"));

    private static SortedDictionary<string, Dictionary<string, string>> Interfaces(Json json, InstanceId instance)
    {
        var entry = ((Json.Map)json).Members.Where(m => m.QuotedName == Json.Quote(instance.Value)).Select(m => m.Value);
        return new(
            entry.Cast<Json.Map>().SelectMany(map => map.Members).ToDictionary(
                m => m.QuotedName, m => Members(m.Value).ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    private static string? Id(Dictionary<string, string> fields) => fields.GetValueOrDefault("NetworkInterfaceId");

    private static bool IsWritten(string field) =>
        field is "Association" or "Attachment" or "Description" or "Groups" or "Ipv6Addresses" or "MacAddress"
        or "NetworkInterfaceId" or "PrivateIpAddress" or "PrivateIpAddresses" or "SourceDestCheck" or "SubnetId" or "VpcId"
        or "ManagedByFgtAsg";
}
