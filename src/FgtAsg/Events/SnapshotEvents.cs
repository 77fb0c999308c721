using System.Globalization;
using System.Text.Json;

namespace FgtAsg.Events;

/// <summary>
/// Requests for snapshots, by a schedule or a person. The schedule's input includes its time, so that a late or repeated delivery means the
/// same slot.
/// </summary>
internal static class SnapshotEvents
{
    public const string Action = "snapshot";
    public const string Time = "time";

    private const string DryRun = "dryRun";
    private const string ExpectedTime = "a time with its offset, like 2026-01-31T03:00:00Z";

    private static readonly string[] Formats = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK"];

    /// <summary>Unknown fields are refused: a misspelled dry run must not create snapshots.</summary>
    public static SnapshotRequest From(JsonElement root)
    {
        DateTimeOffset? time = null;
        var isDryRun = false;
        foreach (var field in root.EnumerateObject())
        {
            switch (field.Name)
            {
                case "action":
                    break;
                case Time:
                    time = TimeOf(field.Value);
                    break;
                case DryRun:
                    isDryRun = field.Value.ValueKind switch
                    {
                        JsonValueKind.True => true,
                        JsonValueKind.False => false,
                        _ => throw EventFields.Wrong(DryRun, field.Value.ToString(), "true or false"),
                    };
                    break;
                default:
                    throw new MalformedEventException(
                        $"{field.Name} is not a field of snapshots: expected action, {Time} and {DryRun} only.");
            }
        }

        return new SnapshotRequest(time, isDryRun);
    }

    private static DateTimeOffset TimeOf(JsonElement value)
    {
        // Without an offset, the time would be read in the machine's time zone.
        return EventFields.TextOf(value) is { } text
            && (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal))
            && DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw EventFields.Wrong(Time, value.ToString(), ExpectedTime);
    }
}

/// <summary>A request, by a schedule or by hand, to create the snapshots of a time's slot and to delete old ones.</summary>
/// <param name="Time">Determines the slot; null for now.</param>
/// <param name="IsDryRun">Report the plan only.</param>
internal sealed record SnapshotRequest(DateTimeOffset? Time, bool IsDryRun) : FleetEvent;
