using FgtAsg.Aws;
using FgtAsg.Fleet;
using Microsoft.Extensions.Logging;

namespace FgtAsg.StartCommand;

/// <summary>Sends the command of a start, by this delivery or by another one that is sending it, and never twice.</summary>
internal sealed class CommandSender(
    FirewallNames names, SystemsManagerCommands commands, CommandRecords records, TimeProvider time, ILogger logger)
{
    /// <summary>Returns the record after the command was sent.</summary>
    /// <exception cref="CommandRefusedException">The command cannot be sent.</exception>
    public async Task<CommandRecord> SendOnceAsync(CommandRun run, RetryContext retry)
    {
        while (true)
        {
            var there = (await LookAsync(run, retry)).Record;
            var sent = there switch
            {
                null => await SendFirstAsync(run, retry),
                { State: CommandState.Sending } => await TakeOverAsync(there, run, retry),
                _ => there,
            };
            if (sent is not null)
            {
                return sent;
            }
        }
    }

    /// <summary>The record at a time when no other delivery is sending the command.</summary>
    private Task<Look> LookAsync(CommandRun run, RetryContext retry) => retry.UntilAsync(
        $"waiting for another delivery, which is about to send the start command to {run.Id}",
        async () =>
        {
            var there = await records.FindAsync(run.Key, retry);
            return there is { State: CommandState.Sending } && !Lease.IsOver(there.LeaseUntil, time.GetUtcNow()) ? null : new Look(there);
        });

    /// <returns>Null if another delivery was faster.</returns>
    /// <exception cref="InstanceGoneException">
    /// The instance started so long ago that its record may have expired, so the command may already have been sent.
    /// </exception>
    private async Task<CommandRecord?> SendFirstAsync(CommandRun run, RetryContext retry)
    {
        if (time.GetUtcNow() - run.StartedAt > FleetTable.Retention)
        {
            throw new InstanceGoneException(
                $"{run.Id} started at {Timestamps.Of(run.StartedAt)}, and the record of its command is kept for "
                + $"{FleetTable.Retention.TotalDays} days only: it may have had its command, and does not get a second one");
        }

        var hostname = await PrepareAsync(run, retry);
        return await records.ClaimAsync(run.Key, run.Owner, hostname, run.Until, retry) is { } claimed
            ? await SendAsync(claimed, hostname, run, retry)
            : null;
    }

    /// <summary>The delivery that was sending has ended. It may have sent the command, and died before it could record that.</summary>
    private async Task<CommandRecord?> TakeOverAsync(CommandRecord left, CommandRun run, RetryContext retry)
    {
        if (await records.TakeOverAsync(left, run.Owner, run.Until, retry) is not { } claimed)
        {
            return null;
        }

        var since = left.SendingAt ?? DateTimeOffset.UnixEpoch;
        return await commands.FindAsync(run.Id, run.Marker, since, retry) is { } commandId
            ? await records.NoteSentAsync(claimed, commandId, retry)
            : await SendAsync(claimed, await PrepareAsync(run, retry), run, retry);
    }

    private async Task<string> PrepareAsync(CommandRun run, RetryContext retry)
    {
        var hostname = await names.WaitForAsync(run.Started, retry);
        await commands.WaitUntilOnlineAsync(run.Id, () => names.EnsureThereAsync(run.Id, retry), retry);
        return hostname;
    }

    private async Task<CommandRecord> SendAsync(CommandRecord claimed, string hostname, CommandRun run, RetryContext retry)
    {
        try
        {
            var since = claimed.SendingAt ?? DateTimeOffset.UnixEpoch;
            var commandId = await commands.SendAsync(run.Id, run.Marker, hostname, since, retry);
            logger.CommandSent(run.Id.Value, commandId);
            return await records.NoteSentAsync(claimed, commandId, retry);
        }
        catch (CommandRefusedException)
        {
            await records.ReleaseAsync(claimed, retry);
            throw;
        }
    }

    /// <param name="Record">Null for none.</param>
    private sealed record Look(CommandRecord? Record);
}

/// <summary>The work of one delivery on one start of an instance.</summary>
/// <param name="Key">The key of the start's record.</param>
/// <param name="Marker">The comment of the start's command.</param>
/// <param name="Owner">A unique name of this delivery.</param>
/// <param name="Until">When Lambda ends this delivery.</param>
internal sealed record CommandRun(
    StartedInstance Started, string Key, string Marker, string Owner, DateTimeOffset StartedAt, DateTimeOffset Until)
{
    public InstanceId Id => Started.Id;
}
