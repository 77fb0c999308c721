using System.Globalization;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Records;

namespace FgtAsg.Start;

/// <summary>The item <c>start#&lt;instance-id&gt;#&lt;time of the start&gt;</c>: what became of the command of one start. Never what the command was given.</summary>
/// <param name="Key">The item's key.</param>
/// <param name="Owner">The delivery that sends the command.</param>
/// <param name="Hostname">The name that the command was given.</param>
/// <param name="SendingAt">When the first delivery was about to send it.</param>
/// <param name="LeaseUntil">When Lambda ends the owner at the latest.</param>
/// <param name="CommandId">Null until it was sent.</param>
/// <param name="Status">How the command ended; null until then.</param>
/// <param name="ResponseCode">Its exit code.</param>
internal sealed record StartRecord(
    string Key,
    StartState State,
    string? Owner,
    string? Hostname,
    DateTimeOffset? SendingAt,
    DateTimeOffset? LeaseUntil,
    string? CommandId,
    string? Status,
    long? ResponseCode)
{
    /// <summary>EC2's launch time changes whenever an instance is started, also after a stop.</summary>
    public static string KeyOf(InstanceId id, DateTime launchTime) => $"start#{id}#{TextOf(launchTime)}";

    /// <summary>What a command's comment says, so that it is found again by whoever does not know its id; at most 100 characters.</summary>
    public static string MarkerOf(InstanceId id, DateTime launchTime) => $"fgt-asg start {id} {TextOf(launchTime)}";

    /// <exception cref="FormatException">The item is no such record: somebody else wrote it.</exception>
    public static StartRecord From(string key, IReadOnlyDictionary<string, AttributeValue> item) => new(
        key,
        item.Text("State") switch
        {
            nameof(StartState.Sending) => StartState.Sending,
            nameof(StartState.Sent) => StartState.Sent,
            nameof(StartState.Ended) => StartState.Ended,
            var other => throw new FormatException($"{key} has the State '{other}', which this function does not know."),
        },
        item.Text("Owner"),
        item.Text("Hostname"),
        Timestamps.Parse(item.Text("SendingAt")),
        Timestamps.Parse(item.Text("LeaseUntil")),
        item.Text("CommandId"),
        item.Text("Status"),
        item.Number("ResponseCode"));

    private static string TextOf(DateTime launchTime) => launchTime.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
