using Amazon.DynamoDBv2.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;
using Microsoft.Extensions.Logging;

namespace FgtAsg.BringUp;

/// <summary>
/// Pauses the use of licenses while Fortinet's servers do not answer. From the first launch without an answer on, each further launch must
/// be admitted, and three are, that launch included. The others neither draw nor send a license, except one probe at a time. A proven
/// launch opens the gate. An outage must not use up the pool: each sent license cools down for 90 minutes when its firewall goes.
/// </summary>
internal sealed class DrawGate(FleetTable table, string autoScalingGroupName, FleetMetrics metrics, TimeProvider time, ILogger logger)
{
    private readonly string _key = KeyOf(autoScalingGroupName);

    public static string KeyOf(string autoScalingGroupName) => $"fortios#{autoScalingGroupName}";

    /// <summary>Whether a launch may draw or send a license now. Admits it, or makes it the probe, if that is possible.</summary>
    /// <param name="until">When the launch ends at the latest. A probe that is gone is replaced after this time.</param>
    public async Task<bool> MayDrawAsync(InstanceId id, DateTimeOffset until, RetryContext retry)
    {
        var mayDraw = false;
        await ChangeAsync(
            state =>
            {
                (var next, mayDraw) = state.Draw(id.Value, time.GetUtcNow(), until);
                return next;
            },
            retry);
        if (!mayDraw)
        {
            metrics.DrawingPaused();
            logger.DrawingPaused(id.Value, GateState.MostAdmitted);
        }

        return mayDraw;
    }

    /// <summary>Whether a launch that begins now would be refused a license. Admits nobody.</summary>
    public async Task<bool> IsClosedAsync(InstanceId id, RetryContext retry) =>
        !GateState.From(await table.FindAsync(_key, retry)).IsOpenTo(id.Value);

    /// <summary>Fortinet's servers have not answered for this launch's license.</summary>
    public Task SilentAsync(InstanceId id, RetryContext retry) => ChangeAsync(state => state.WithSilent(id.Value), retry);

    /// <summary>The launch ends without a proven license. If it was the probe, another launch may become it.</summary>
    /// <param name="isSilent">Whether Fortinet's servers have not answered for its license.</param>
    public Task UnprovenAsync(InstanceId id, bool isSilent, RetryContext retry) => ChangeAsync(
        state =>
        {
            var ended = state.Probe == id.Value ? state with { Probe = null, ProbeUntil = null } : state;
            return isSilent ? ended.WithSilent(id.Value) : ended;
        },
        retry);

    /// <summary>A launch has proven its license.</summary>
    public Task ProvenAsync(RetryContext retry) => ChangeAsync(_ => GateState.Open, retry);

    private Task ChangeAsync(Func<GateState, GateState> change, RetryContext retry) =>
        retry.WaitUntilAsync($"updating {_key}", async () =>
        {
            var item = await table.FindAsync(_key, retry);
            var before = GateState.From(item);
            var after = change(before);
            return after == before || (await table.UpdateAsync(after.ToUpdate(_key, item?.Number("Revision")), retry)).IsDone;
        });
}

/// <summary>The group's item about licenses without an answer.</summary>
/// <param name="Admitted">
/// The launches that use a license since the first one had no answer, by instance id; empty while the servers answer.
/// </param>
/// <param name="Probe">The launch that may use a license besides; null for none.</param>
/// <param name="ProbeUntil">When that launch has ended at the latest.</param>
internal sealed record GateState(IReadOnlyList<string> Admitted, string? Probe, string? ProbeUntil)
{
    /// <summary>The number of launches that use a license although no answer comes, the first one included.</summary>
    public const int MostAdmitted = 3;

    public static readonly GateState Open = new([], Probe: null, ProbeUntil: null);

    /// <summary>Whether this launch may use a license without a change of the state, or by being admitted.</summary>
    public bool IsOpenTo(string launch) => Admitted.Count < MostAdmitted || Admitted.Contains(launch) || Probe == launch;

    /// <returns>The next state, and whether the launch may use a license.</returns>
    public (GateState Next, bool MayDraw) Draw(string launch, DateTimeOffset now, DateTimeOffset until)
    {
        if (IsOpenTo(launch))
        {
            return (Admitted.Count == 0 ? this : WithSilent(launch), true);
        }

        var hasProbe = Probe is not null && Timestamps.Parse(ProbeUntil) > now;
        return hasProbe ? (this, false) : (this with { Probe = launch, ProbeUntil = Timestamps.NotBefore(until) }, true);
    }

    /// <summary>The probe is counted apart.</summary>
    public GateState WithSilent(string launch) =>
        Admitted.Contains(launch) || Probe == launch ? this : this with { Admitted = [.. Admitted, launch] };

    public bool Equals(GateState? other) =>
        other is not null
        && Admitted.SequenceEqual(other.Admitted, StringComparer.Ordinal)
        && Probe == other.Probe
        && ProbeUntil == other.ProbeUntil;

    public override int GetHashCode() => HashCode.Combine(Admitted.Count, Probe, ProbeUntil);

    public static GateState From(IReadOnlyDictionary<string, AttributeValue>? item) => item is null
        ? Open
        : new GateState(
            item.Text("Admitted") is { Length: > 0 } admitted ? admitted.Split(' ') : [], item.Text("Probe"), item.Text("ProbeUntil"));

    /// <param name="revision">The revision of the item that was read; null if there was none.</param>
    public ItemUpdate ToUpdate(string key, long? revision)
    {
        var values = new Dictionary<string, AttributeValue>(StringComparer.Ordinal)
        {
            [":kind"] = "fortios".ToAttribute(),
            [":admitted"] = string.Join(' ', Admitted).ToAttribute(),
            [":next"] = ((revision ?? 0) + 1).ToAttribute(),
        };
        var set = "SET #Kind = :kind, #Admitted = :admitted, #Revision = :next";
        if (Probe is not null)
        {
            set += ", #Probe = :probe, #ProbeUntil = :until";
            values[":probe"] = Probe.ToAttribute();
            values[":until"] = (ProbeUntil ?? "").ToAttribute();
        }

        if (revision is { } read)
        {
            values[":read"] = read.ToAttribute();
        }

        return new ItemUpdate(
            key,
            set + (Probe is null ? " REMOVE #Probe, #ProbeUntil" : ""),
            revision is null ? "attribute_not_exists(#Revision)" : "#Revision = :read",
            values);
    }
}
