using Amazon.DynamoDBv2.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;
using Microsoft.Extensions.Logging;

namespace FgtAsg.BringUp;

/// <summary>
/// Pauses the use of licenses while Fortinet's servers do not answer. After three launches in a row without an answer, licenses are neither
/// drawn nor sent, except by one probe launch. From the first such launch on, no more than three licenses wait for an answer at a time. A
/// proven launch opens the gate. An outage must not use up the pool: each sent license cools down for 90 minutes when its firewall goes.
/// </summary>
internal sealed class DrawGate(FleetTable table, string autoScalingGroupName, FleetMetrics metrics, TimeProvider time, ILogger logger)
{
    /// <summary>The number of launches in a row without an answer after which nothing is drawn.</summary>
    public const int MostSilent = 3;

    private readonly string _key = KeyOf(autoScalingGroupName);

    public static string KeyOf(string autoScalingGroupName) => $"fortios#{autoScalingGroupName}";

    /// <summary>Whether a launch may draw or send a license now. Makes it the probe if there is none.</summary>
    /// <param name="until">When the launch ends at the latest. A probe that is gone is replaced after this time.</param>
    public async Task<bool> MayDrawAsync(InstanceId id, DateTimeOffset until, RetryContext retry)
    {
        var mayDraw = false;
        var isDoubtful = false;
        await ChangeAsync(
            state =>
            {
                if (state.Silent.Count < MostSilent || state.Probe == id.Value)
                {
                    mayDraw = true;
                    isDoubtful = state.Silent.Count > 0 && state.Probe != id.Value;
                    return state;
                }

                mayDraw = !state.HasProbe(time.GetUtcNow()) && !state.Silent.Contains(id.Value);
                return mayDraw ? state with { Probe = id.Value, ProbeUntil = Timestamps.NotBefore(until) } : state;
            },
            retry);
        if (isDoubtful && await UnansweredAsync(id, retry) >= MostSilent)
        {
            mayDraw = false;
        }

        if (!mayDraw)
        {
            metrics.DrawingPaused();
            logger.DrawingPaused(id.Value, MostSilent);
        }

        return mayDraw;
    }

    /// <summary>Whether a launch that begins now would be refused a license. Reserves nothing.</summary>
    public async Task<bool> IsClosedAsync(InstanceId id, RetryContext retry)
    {
        var state = GateState.From(await table.FindAsync(_key, retry));
        return state.Silent.Count >= MostSilent && state.Probe != id.Value;
    }

    /// <summary>Fortinet's servers have not answered for this launch's license.</summary>
    public Task SilentAsync(InstanceId id, RetryContext retry) => ChangeAsync(
        state => state.Silent.Contains(id.Value) ? state : state with { Silent = [.. state.Silent.TakeLast(MostSilent * 10), id.Value] },
        retry);

    /// <summary>The launch ends without a proven license. If it was the probe, another launch may become it.</summary>
    /// <param name="isSilent">Whether Fortinet's servers have not answered for its license.</param>
    public async Task UnprovenAsync(InstanceId id, bool isSilent, RetryContext retry)
    {
        if (isSilent)
        {
            await SilentAsync(id, retry);
        }

        await ChangeAsync(state => state.Probe == id.Value ? state with { Probe = null, ProbeUntil = null } : state, retry);
    }

    /// <summary>A launch has proven its license.</summary>
    public Task ProvenAsync(RetryContext retry) => ChangeAsync(_ => GateState.Open, retry);

    /// <summary>
    /// How many other launches have sent a license that is not proven. The table is read as a whole, but only in an outage.
    /// </summary>
    private async Task<int> UnansweredAsync(InstanceId id, RetryContext retry)
    {
        var launching = await table.ScanAsync(
            "counting the licenses without an answer",
            $"#State = :launching AND attribute_exists(#{InstanceRecord.BringUpAttribute}) AND #AutoScalingGroupName = :group",
            new(StringComparer.Ordinal)
            {
                [":launching"] = nameof(RecordState.Launching).ToAttribute(),
                [":group"] = autoScalingGroupName.ToAttribute(),
            },
            retry);
        return launching.Count(item =>
            item.Text(FleetTable.Key) != InstanceRecord.KeyOf(id)
            && BringUpState.From(item[InstanceRecord.BringUpAttribute].M) is { SentLicense: not null, Phase: < BringUpPhase.Licensed });
    }

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
/// <param name="Silent">The launches in a row without an answer, by instance id.</param>
/// <param name="Probe">The launch that may use a license nevertheless; null for none.</param>
/// <param name="ProbeUntil">When that launch has ended at the latest.</param>
internal sealed record GateState(IReadOnlyList<string> Silent, string? Probe, string? ProbeUntil)
{
    public static readonly GateState Open = new([], Probe: null, ProbeUntil: null);

    public bool HasProbe(DateTimeOffset now) => Probe is not null && Timestamps.Parse(ProbeUntil) > now;

    public bool Equals(GateState? other) =>
        other is not null
        && Silent.SequenceEqual(other.Silent, StringComparer.Ordinal)
        && Probe == other.Probe
        && ProbeUntil == other.ProbeUntil;

    public override int GetHashCode() => HashCode.Combine(Silent.Count, Probe, ProbeUntil);

    public static GateState From(IReadOnlyDictionary<string, AttributeValue>? item) => item is null
        ? Open
        : new GateState(
            item.Text("Silent") is { Length: > 0 } silent ? silent.Split(' ') : [], item.Text("Probe"), item.Text("ProbeUntil"));

    /// <param name="revision">The revision of the item that was read; null if there was none.</param>
    public ItemUpdate ToUpdate(string key, long? revision)
    {
        var values = new Dictionary<string, AttributeValue>(StringComparer.Ordinal)
        {
            [":kind"] = "fortios".ToAttribute(),
            [":silent"] = string.Join(' ', Silent).ToAttribute(),
            [":next"] = ((revision ?? 0) + 1).ToAttribute(),
        };
        var set = "SET #Kind = :kind, #Silent = :silent, #Revision = :next";
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
