using System.Text.Json.Nodes;
using FgtAsg.Fleet;
using FgtAsg.Network;
using FgtAsg.Tests.Network;
using FsCheck.Fluent;

namespace FgtAsg.Tests.Properties;

/// <summary>An update while other writers, which ignore the lock, write between any two of its calls.</summary>
public sealed class TrackFileProperties
{
    private const int MostCalls = 12;

    [Fact]
    public void UpdateAsync_OthersWriteBetweenItsCalls_GivesTheUnion() => Cases.AllAsync(
        from stored in TrackFileGen.Document
        from instance in TrackFileGen.Instance
        from removes in Gen.Elements(true, false)
        from others in Gen.Choose(0, MostCalls).ListOf().Resize(5)
        select (stored, instance, removes, others),
        async drawn =>
        {
            using var race = new Race(drawn.stored, drawn.others);
            await race.UpdateAsync(drawn.instance, drawn.removes);
            Assert.Equal(race.Expected(drawn.instance, drawn.removes), race.Stored());
        },
        drawn =>
            $"{drawn.instance} removes: {drawn.removes}, others at the calls {string.Join(", ", drawn.others)}, stored: {drawn.stored}");

    /// <summary>Each of the other writers adds an entry before the call with its number.</summary>
    private sealed class Race : TrackFileScenario
    {
        private readonly Json _stored;
        private readonly List<string> _written = [];

        public Race(Json stored, IReadOnlyList<int> others)
        {
            _stored = stored;
            Bucket.Put(Key, $"{stored}");
            Gate.Before = call =>
            {
                foreach (var _ in others.Where(index => index == call.Index))
                {
                    Write($"i-9999999{_written.Count}");
                }

                return null;
            };
        }

        public Task<TrackUpdate> UpdateAsync(InstanceId instance, bool removes) => UpdateAsync(
            File(Gate, Time),
            document => removes ? document.Without(instance) : document.With(instance, Entry),
            "writer",
            NewRetryContext());

        public IEnumerable<string> Stored() => Members(Json.Parse(Bucket.Get(Key).Content));

        public IEnumerable<string> Expected(InstanceId instance, bool removes)
        {
            var kept = Members(_stored).Where(m => !m.StartsWith($"{Json.Quote(instance.Value)}:", StringComparison.Ordinal));
            var own = removes ? [] : new[] { $"{Json.Quote(instance.Value)}:{{}}" };
            return [.. kept.Concat(own).Concat(_written.Select(id => $"{Json.Quote(id)}:{{}}")).Order(StringComparer.Ordinal)];
        }

        private static IEnumerable<string> Members(Json json) =>
            [.. ((Json.Map)json).Members.Select(m => $"{m.QuotedName}:{m.Value}").Order(StringComparer.Ordinal)];

        private void Write(string instanceId)
        {
            var content = JsonNode.Parse(Bucket.Get(Key).Content)!;
            content[instanceId] = new JsonObject();
            Bucket.Put(Key, content.ToJsonString(), Bucket.Get(Key).Tags);
            _written.Add(instanceId);
        }
    }
}
