using System.Globalization;
using System.Text.RegularExpressions;
using FgtAsg.Sandbox.Model.State;

namespace FgtAsg.Sandbox.Model.Instances;

/// <summary>
/// Moves past events of instances further into the past, so that the result looks like waiting. Scheduled changes keep their times.
/// </summary>
internal static partial class Aging
{
    private const string Format = "yyyy-MM-dd HH:mm:ss";

    public static void Apply(CloudState state, TimeSpan by)
    {
        foreach (var instance in state.Instances.All.ToList())
        {
            state.Instances.Put(
                instance with
                {
                    LaunchTime = instance.LaunchTime - by,
                    StateTransitionReason = TimeInWords().Replace(instance.StateTransitionReason, match => Earlier(match.Value, by)),
                },
                state.Now);
        }

        foreach (var attached in state.NetworkInterfaces.All.Where(i => i.Attachment is not null).ToList())
        {
            state.NetworkInterfaces.Put(
                attached with { Attachment = attached.Attachment! with { AttachTime = attached.Attachment.AttachTime - by } }, state.Now);
        }
    }

    private static string Earlier(string time, TimeSpan by) =>
        (DateTime.ParseExact(time, Format, CultureInfo.InvariantCulture, DateTimeStyles.None) - by)
            .ToString(Format, CultureInfo.InvariantCulture);

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TimeInWords();
}
