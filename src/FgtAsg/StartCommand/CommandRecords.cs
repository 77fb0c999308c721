using System.Globalization;
using Amazon.DynamoDBv2.Model;
using FgtAsg.Aws;
using FgtAsg.Fleet;

namespace FgtAsg.StartCommand;

/// <summary>Updates the records of starts with conditional writes, so that only one of several deliveries sends the command.</summary>
internal sealed class CommandRecords(FleetTable table, string autoScalingGroupName, TimeProvider time)
{
    private const string Sending = nameof(CommandState.Sending);
    private const string Sent = nameof(CommandState.Sent);

    /// <summary>Null if no delivery has begun to send the command of this start.</summary>
    public async Task<CommandRecord?> FindAsync(string key, RetryContext retry) =>
        await table.FindAsync(key, retry) is { } item ? CommandRecord.From(key, item) : null;

    /// <returns>Null if another delivery was faster.</returns>
    public Task<CommandRecord?> ClaimAsync(string key, string owner, string hostname, DateTimeOffset leaseUntil, RetryContext retry)
    {
        var now = time.GetUtcNow();
        var first = new LeaseUpdate(
            "#Kind = :kind, #AutoScalingGroupName = :group, #State = :sending, #Hostname = :hostname, #SendingAt = :at, "
                + "#ExpiresAt = :expires",
            "attribute_not_exists(#State)")
        {
            Values =
            {
                [":kind"] = "start".ToAttribute(),
                [":group"] = autoScalingGroupName.ToAttribute(),
                [":sending"] = Sending.ToAttribute(),
                [":hostname"] = hostname.ToAttribute(),
                [":at"] = Timestamps.Of(now).ToAttribute(),
                [":expires"] = (now + FleetTable.Retention).ToUnixTimeSeconds().ToAttribute(),
            },
        };
        return TakeAsync(key, owner, leaseUntil, first, retry);
    }

    /// <summary>Replaces a delivery that Lambda has ended.</summary>
    /// <returns>Null if another delivery was faster.</returns>
    public Task<CommandRecord?> TakeOverAsync(CommandRecord left, string owner, DateTimeOffset leaseUntil, RetryContext retry) =>
        TakeAsync(left.Key, owner, leaseUntil, IfSending(), retry);

    /// <returns>The record afterwards, whichever delivery wrote it.</returns>
    public async Task<CommandRecord> NoteSentAsync(CommandRecord sending, string commandId, RetryContext retry)
    {
        var sent = IfSending("#State = :sent, #CommandId = :command, #SentAt = :at");
        sent.Values[":sent"] = Sent.ToAttribute();
        sent.Values[":command"] = commandId.ToAttribute();
        sent.Values[":at"] = Timestamps.Of(time.GetUtcNow()).ToAttribute();
        var outcome = await LeaseOf(sending.Key, sending.Owner!).EndAsync(sent, retry);
        return outcome.Item is { } item && item.Text("CommandId") is not null
            ? CommandRecord.From(sending.Key, item)
            : sending with { State = CommandState.Sent, CommandId = commandId };
    }

    /// <returns>Whether this delivery recorded the end.</returns>
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
                "SET #State = :ended, #Status = :status, #EndedAt = :now, #EndedBy = :by"
                    + (responseCode is null ? "" : ", #ResponseCode = :code"),
                "#State = :sent",
                values),
            retry);
        return outcome.IsDone || outcome.Item?.Text("EndedBy") == owner;
    }

    /// <summary>Nothing was sent, so the next delivery may send the command.</summary>
    public Task ReleaseAsync(CommandRecord sending, RetryContext retry) =>
        LeaseOf(sending.Key, sending.Owner!).DeleteAsync(IfSending(), retry);

    private static LeaseUpdate IfSending(string? set = null) =>
        new(set, "#State = :sending") { Values = { [":sending"] = Sending.ToAttribute() } };

    private async Task<CommandRecord?> TakeAsync(string key, string owner, DateTimeOffset until, LeaseUpdate also, RetryContext retry) =>
        await LeaseOf(key, owner).TakeAsync(until, also, retry) is { IsMine: true, Item: var item } ? CommandRecord.From(key, item) : null;

    private Lease LeaseOf(string key, string owner) => new(table, key, owner, time);
}

/// <summary>
/// The item <c>start#&lt;instance-id&gt;#&lt;time of the start&gt;</c>: the state of the command of one start. It never contains the
/// command's parameters.
/// </summary>
internal sealed record CommandRecord(string Key, CommandState State)
{
    /// <summary>The delivery that sends the command.</summary>
    public string? Owner { get; init; }

    /// <summary>The hostname in the command's parameters.</summary>
    public string? Hostname { get; init; }

    /// <summary>When the first delivery began to send the command.</summary>
    public DateTimeOffset? SendingAt { get; init; }

    /// <summary>When Lambda ends the owner at the latest.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>Null until the command is sent.</summary>
    public string? CommandId { get; init; }

    /// <summary>The command's final status; null until it ends.</summary>
    public string? Status { get; init; }

    /// <summary>The command's exit code.</summary>
    public long? ResponseCode { get; init; }

    /// <summary>EC2's launch time changes with each start of an instance, including a start after a stop.</summary>
    public static string KeyOf(InstanceId id, DateTime launchTime) => $"start#{id}#{TextOf(launchTime)}";

    /// <summary>The comment of the command, by which a delivery finds a command without knowing its id; at most 100 characters.</summary>
    public static string MarkerOf(InstanceId id, DateTime launchTime) => $"fgt-asg start {id} {TextOf(launchTime)}";

    /// <exception cref="FormatException">The item was not written by this function.</exception>
    public static CommandRecord From(string key, IReadOnlyDictionary<string, AttributeValue> item) => new(
        key,
        item.Text("State") switch
        {
            nameof(CommandState.Sending) => CommandState.Sending,
            nameof(CommandState.Sent) => CommandState.Sent,
            nameof(CommandState.Ended) => CommandState.Ended,
            var other => throw new FormatException($"{key} has the State '{other}', which this function does not know."),
        })
    {
        Owner = item.Text(Lease.Owner),
        Hostname = item.Text("Hostname"),
        SendingAt = Timestamps.Parse(item.Text("SendingAt")),
        LeaseUntil = Lease.UntilOf(item),
        CommandId = item.Text("CommandId"),
        Status = item.Text("Status"),
        ResponseCode = item.Number("ResponseCode"),
    };

    private static string TextOf(DateTime launchTime) =>
        launchTime.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

/// <summary>The progress of the command of one start.</summary>
internal enum CommandState
{
    /// <summary>A delivery is sending it, or died before it could record the result.</summary>
    Sending,

    /// <summary>Systems Manager has it.</summary>
    Sent,

    /// <summary>It has ended, successfully or not.</summary>
    Ended,
}
