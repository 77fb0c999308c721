using FgtAsg.Aws;
using FgtAsg.Fleet;
using Microsoft.Extensions.Logging;

namespace FgtAsg.StartCommand;

/// <summary>Has the command of a start sent: by this delivery, or by another that is at it, and never by two.</summary>
internal sealed class CommandSender(FirewallNames names, SystemsManagerCommands commands, CommandRecords records, TimeProvider time, ILogger logger)
{
    /// <summary>The record once the command was sent.</summary>
    /// <exception cref="CommandRefusedException">It cannot be sent.</exception>
    public async Task<CommandRecord> SendOnceAsync(CommandRun run, RetryContext patience, CancellationToken cancellationToken)
    {
        while (true)
        {
            var there = (await LookAsync(run, patience, cancellationToken)).Record;
            var sent = there switch
            {
                null => await SendFirstAsync(run, patience, cancellationToken),
                { State: CommandState.Sending } => await TakeOverAsync(there, run, patience, cancellationToken),
                _ => there,
            };
            if (sent is not null)
            {
                return sent;
            }
        }
    }

    /// <summary>The record as it is when no other delivery is about to send the command.</summary>
    private Task<Look> LookAsync(CommandRun run, RetryContext patience, CancellationToken cancellationToken) => patience.UntilAsync(
        $"waiting for another delivery, which is about to send the start command to {run.Id}",
        async token =>
        {
            var there = await records.FindAsync(run.Key, patience, token);
            return there is { State: CommandState.Sending } && there.LeaseUntil >= time.GetUtcNow() ? null : new Look(there);
        },
        atMost: null,
        cancellationToken);

    /// <returns>Null where another delivery was faster.</returns>
    /// <exception cref="InstanceGoneException">It started so long ago that its record may have expired: it may have had its command.</exception>
    private async Task<CommandRecord?> SendFirstAsync(CommandRun run, RetryContext patience, CancellationToken cancellationToken)
    {
        if (time.GetUtcNow() - run.StartedAt > FleetTable.Retention)
        {
            throw new InstanceGoneException(
                $"{run.Id} started at {Timestamps.Of(run.StartedAt)}: whether it had its command is known for {FleetTable.Retention.TotalDays} days, and it is not sent a second one");
        }

        var hostname = await PrepareAsync(run, patience, cancellationToken);
        return await records.ClaimAsync(run.Key, run.Owner, hostname, run.Until, patience, cancellationToken) is { } claimed
            ? await SendAsync(claimed, hostname, run, patience, cancellationToken)
            : null;
    }

    /// <summary>The delivery that had it in hand has ended: it may have sent the command, and died before it could say so.</summary>
    private async Task<CommandRecord?> TakeOverAsync(CommandRecord left, CommandRun run, RetryContext patience, CancellationToken cancellationToken)
    {
        if (await records.TakeOverAsync(left, run.Owner, run.Until, patience, cancellationToken) is not { } claimed)
        {
            return null;
        }

        var since = left.SendingAt ?? DateTimeOffset.UnixEpoch;
        return await commands.FindAsync(run.Id, run.Marker, since, patience, cancellationToken) is { } commandId
            ? await records.NoteSentAsync(claimed, commandId, patience, cancellationToken)
            : await SendAsync(claimed, await PrepareAsync(run, patience, cancellationToken), run, patience, cancellationToken);
    }

    private async Task<string> PrepareAsync(CommandRun run, RetryContext patience, CancellationToken cancellationToken)
    {
        var hostname = await names.WaitForAsync(run.Subject, patience, cancellationToken);
        await commands.WaitUntilOnlineAsync(run.Id, token => names.EnsureThereAsync(run.Id, patience, token), patience, cancellationToken);
        return hostname;
    }

    private async Task<CommandRecord> SendAsync(
        CommandRecord claimed, string hostname, CommandRun run, RetryContext patience, CancellationToken cancellationToken)
    {
        try
        {
            var since = claimed.SendingAt ?? DateTimeOffset.UnixEpoch;
            var commandId = await commands.SendAsync(run.Id, run.Marker, hostname, since, patience, cancellationToken);
            logger.CommandSent(run.Id.Value, commandId);
            return await records.NoteSentAsync(claimed, commandId, patience, cancellationToken);
        }
        catch (CommandRefusedException)
        {
            await records.ReleaseAsync(claimed, patience, cancellationToken);
            throw;
        }
    }

    /// <param name="Record">Null where there is none.</param>
    private sealed record Look(CommandRecord? Record);
}

/// <summary>One delivery's work on one start of an instance.</summary>
/// <param name="Subject">The instance.</param>
/// <param name="Key">The key of the start's record.</param>
/// <param name="Marker">The comment of its command.</param>
/// <param name="Owner">This delivery's name, which no other has.</param>
/// <param name="StartedAt">When the instance started.</param>
/// <param name="Until">When Lambda ends it.</param>
internal sealed record CommandRun(StartedInstance Subject, string Key, string Marker, string Owner, DateTimeOffset StartedAt, DateTimeOffset Until)
{
    public InstanceId Id => Subject.Id;
}
