using System.Globalization;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.StartCommand;

/// <summary>Moves the records of starts on, each move by one conditional write: so of several deliveries one sends the command.</summary>
internal sealed class CommandRecords(FleetTable table, string autoScalingGroupName, TimeProvider time)
{
    private const string Sending = nameof(CommandState.Sending);
    private const string Sent = nameof(CommandState.Sent);

    /// <summary>Null where nobody was about to send a command for this start.</summary>
    public async Task<CommandRecord?> FindAsync(string key, RetryContext retry) =>
        await table.FindAsync(key, retry) is { } item ? CommandRecord.From(key, item) : null;

    /// <returns>Null where another delivery was faster.</returns>
    public async Task<CommandRecord?> ClaimAsync(string key, string owner, string hostname, DateTimeOffset leaseUntil, RetryContext retry)
    {
        var now = time.GetUtcNow();
        var item = new Dictionary<string, AttributeValue>(StringComparer.Ordinal)
        {
            [FleetTable.Key] = key.ToAttribute(),
            ["Kind"] = "start".ToAttribute(),
            ["AutoScalingGroupName"] = autoScalingGroupName.ToAttribute(),
            ["State"] = Sending.ToAttribute(),
            ["Hostname"] = hostname.ToAttribute(),
            ["Owner"] = owner.ToAttribute(),
            ["SendingAt"] = Timestamps.Of(now).ToAttribute(),
            ["LeaseUntil"] = Timestamps.NotBefore(leaseUntil).ToAttribute(),
            ["ExpiresAt"] = (now + FleetTable.Retention).ToUnixTimeSeconds().ToAttribute(),
        };
        var outcome = await table.AddAsync(item, retry);
        // The item that is there may be this delivery's own, whose answer was lost.
        return outcome.Item is { } there && there.Text("Owner") == owner ? CommandRecord.From(key, there) : null;
    }

    /// <summary>Takes the place of a delivery that Lambda has ended.</summary>
    /// <returns>Null where another delivery was faster.</returns>
    public async Task<CommandRecord?> TakeOverAsync(CommandRecord left, string owner, DateTimeOffset leaseUntil, RetryContext retry)
    {
        var outcome = await table.UpdateAsync(
            new ItemUpdate(
                left.Key,
                "SET #Owner = :owner, #LeaseUntil = :until",
                "#State = :sending AND #Owner IN (:left, :owner)",
                new(StringComparer.Ordinal)
                {
                    [":owner"] = owner.ToAttribute(),
                    [":until"] = Timestamps.NotBefore(leaseUntil).ToAttribute(),
                    [":sending"] = Sending.ToAttribute(),
                    [":left"] = (left.Owner ?? "").ToAttribute(),
                }),
            retry);
        return outcome is { IsDone: true, Item: { } item } ? CommandRecord.From(left.Key, item) : null;
    }

    /// <returns>The record as it is then, whoever wrote it.</returns>
    public async Task<CommandRecord> NoteSentAsync(CommandRecord sending, string commandId, RetryContext retry)
    {
        var outcome = await table.UpdateAsync(
            new ItemUpdate(
                sending.Key,
                "SET #State = :sent, #CommandId = :command, #SentAt = :now REMOVE #LeaseUntil",
                "#State = :sending AND #Owner = :owner",
                new(StringComparer.Ordinal)
                {
                    [":sent"] = Sent.ToAttribute(),
                    [":command"] = commandId.ToAttribute(),
                    [":now"] = Timestamps.Of(time.GetUtcNow()).ToAttribute(),
                    [":sending"] = Sending.ToAttribute(),
                    [":owner"] = sending.Owner!.ToAttribute(),
                }),
            retry);
        return outcome.Item is { } item && item.Text("CommandId") is not null ? CommandRecord.From(sending.Key, item) : sending with { State = CommandState.Sent, CommandId = commandId };
    }

    /// <returns>Whether this delivery is the one that noted it.</returns>
    public async Task<bool> NoteEndAsync(CommandRecord sent, string owner, string status, long? responseCode, RetryContext retry)
    {
        var values = new Dictionary<string, AttributeValue>(StringComparer.Ordinal)
        {
            [":ended"] = nameof(CommandState.Ended).ToAttribute(),
            [":status"] = status.ToAttribute(),
            [":now"] = Timestamps.Of(time.GetUtcNow()).ToAttribute(),
            [":by"] = owner.ToAttribute(),
            [":sent"] = Sent.ToAttribute(),
        };
        if (responseCode is { } code)
        {
            values[":code"] = code.ToAttribute();
        }

        var outcome = await table.UpdateAsync(
            new ItemUpdate(
                sent.Key,
                $"SET #State = :ended, #Status = :status, #EndedAt = :now, #EndedBy = :by{(responseCode is null ? "" : ", #ResponseCode = :code")}",
                "#State = :sent",
                values),
            retry);
        return outcome.IsDone || outcome.Item?.Text("EndedBy") == owner;
    }

    /// <summary>Nothing was sent: the next delivery may.</summary>
    public Task ReleaseAsync(CommandRecord sending, RetryContext retry) => table.DeleteAsync(
        sending.Key,
        "#State = :sending AND #Owner = :owner",
        new(StringComparer.Ordinal) { [":sending"] = Sending.ToAttribute(), [":owner"] = sending.Owner!.ToAttribute() },
        retry);
}

/// <summary>The item <c>start#&lt;instance-id&gt;#&lt;time of the start&gt;</c>: what became of the command of one start. Never what the command was given.</summary>
/// <param name="Key">The item's key.</param>
/// <param name="Owner">The delivery that sends the command.</param>
/// <param name="Hostname">The name that the command was given.</param>
/// <param name="SendingAt">When the first delivery was about to send it.</param>
/// <param name="LeaseUntil">When Lambda ends the owner at the latest.</param>
/// <param name="CommandId">Null until it was sent.</param>
/// <param name="Status">How the command ended; null until then.</param>
/// <param name="ResponseCode">Its exit code.</param>
internal sealed record CommandRecord(
    string Key,
    CommandState State,
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
    public static CommandRecord From(string key, IReadOnlyDictionary<string, AttributeValue> item) => new(
        key,
        item.Text("State") switch
        {
            nameof(CommandState.Sending) => CommandState.Sending,
            nameof(CommandState.Sent) => CommandState.Sent,
            nameof(CommandState.Ended) => CommandState.Ended,
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

/// <summary>How far the command of one start is.</summary>
internal enum CommandState
{
    /// <summary>A delivery sends it, or died before it could say so.</summary>
    Sending,

    /// <summary>Systems Manager has it.</summary>
    Sent,

    /// <summary>It has ended, well or not.</summary>
    Ended,
}
