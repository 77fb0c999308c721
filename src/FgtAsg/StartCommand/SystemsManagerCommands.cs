using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Fleet;

namespace FgtAsg.StartCommand;

/// <summary>The calls to Systems Manager for a firewall.</summary>
internal sealed class SystemsManagerCommands(
    Lazy<IAmazonSimpleSystemsManagement> ssm, StartCommandOptions options, string autoScalingGroupName)
{
    /// <summary>How long a sent command may be missing in Systems Manager's list.</summary>
    public static readonly TimeSpan ListLag = TimeSpan.FromSeconds(15);

    /// <summary>The list is filtered by a time of this function's clock, and Systems Manager's clock may be behind.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>Waits until the agent of the firewall is online. On a new firewall this takes minutes.</summary>
    /// <param name="ensureThere">Throws if the firewall has ended meanwhile, because its agent would never come online.</param>
    public Task WaitUntilOnlineAsync(
        InstanceId id, Func<Task> ensureThere, RetryContext retry) => retry.Unhurried().WaitUntilAsync(
        $"seeing {id} online in Systems Manager",
        async () =>
        {
            var request = new DescribeInstanceInformationRequest { Filters = [new() { Key = "InstanceIds", Values = [id.Value] }] };
            var response = await retry.CallAsync(
                $"looking for {id} in Systems Manager", t => ssm.Value.DescribeInstanceInformationAsync(request, t), RetryRule.None);
            if (response.InstanceInformationList?.Find(i => i.InstanceId == id.Value)?.PingStatus == PingStatus.Online)
            {
                return true;
            }

            await ensureThere();
            return false;
        });

    /// <summary>
    /// Sends the command. If the answer is lost, the command may have been sent: the function looks for it by its marker, and sends it
    /// again only if Systems Manager does not have it.
    /// </summary>
    /// <returns>The command's id.</returns>
    /// <exception cref="CommandRefusedException">The command cannot be sent.</exception>
    public Task<string> SendAsync(InstanceId id, string marker, string hostname, DateTimeOffset since, RetryContext retry)
    {
        var request = new SendCommandRequest
        {
            DocumentName = options.Document,
            InstanceIds = [id.Value],
            Parameters = options.Parameters.Count == 0 ? null : Filled(id, hostname),
            TimeoutSeconds = options.TimeoutSeconds,
            Comment = marker,
        };
        return retry.UntilAsync(
            $"sending the start command to {id}",
            async () =>
            {
                try
                {
                    return (await ssm.Value.SendCommandAsync(request, retry.Budget)).Command.CommandId;
                }
                // Nothing was sent: the agent is not connected at the moment, or the call was throttled.
                catch (Exception e) when (AwsErrors.Is(e, AwsErrorCodes.AgentNotConnected)
                    || (AwsErrors.IsRefusal(e) && AwsErrors.IsTransient(e)))
                {
                    return null;
                }
                catch (Exception e) when (AwsErrors.IsTransient(e) && !retry.Budget.IsCancellationRequested)
                {
                    return await FindAsync(id, marker, since, retry);
                }
                catch (AmazonServiceException e)
                {
                    throw new CommandRefusedException(Describe(e));
                }
            });
    }

    /// <summary>The command with this marker; null if Systems Manager still does not list one after its list lag.</summary>
    public Task<string?> FindAsync(InstanceId id, string marker, DateTimeOffset since, RetryContext retry) => retry.WithinLagAsync(
        $"looking for the command that was sent to {id}", () => ListedAsync(id, marker, since, retry), ListLag);

    /// <summary>Waits for the end of the command.</summary>
    public Task<GetCommandInvocationResponse> FollowAsync(InstanceId id, string commandId, RetryContext retry) =>
        retry.Unhurried().UntilAsync(
            $"seeing the end of command {commandId} on {id}",
            async () =>
            {
                try
                {
                    var request = new GetCommandInvocationRequest { CommandId = commandId, InstanceId = id.Value };
                    var invocation = await retry.CallAsync(
                        $"asking for command {commandId} on {id}", t => ssm.Value.GetCommandInvocationAsync(request, t), RetryRule.None);
                    return invocation.Status?.Value is "Success" or "Failed" or "TimedOut" or "Cancelled" ? invocation : null;
                }
                // Systems Manager creates the invocations of a command a moment after the command.
                catch (Exception e) when (AwsErrors.Is(e, AwsErrorCodes.InvocationDoesNotExist))
                {
                    return null;
                }
            });

    private Task<string?> ListedAsync(InstanceId id, string marker, DateTimeOffset since, RetryContext retry)
    {
        return Paging.FirstAsync(
            (string? page) => retry.CallAsync(
                $"listing the commands of {id}", token => ssm.Value.ListCommandsAsync(Request(page), token), RetryRule.None),
            response => response.Commands?.Find(command => command.Comment == marker)?.CommandId,
            response => response.NextToken);

        ListCommandsRequest Request(string? page) => new()
        {
            InstanceId = id.Value,
            Filters = [new() { Key = CommandFilterKey.InvokedAfter, Value = Timestamps.Of(since - ClockSkew) }],
            NextToken = page,
        };
    }

    private Dictionary<string, List<string>> Filled(InstanceId id, string hostname)
    {
        var filled = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (name, values) in options.Parameters)
        {
            var list = new List<string>(values.Count);
            foreach (var value in values)
            {
                list.Add(Placeholders.Fill(value, placeholder => placeholder switch
                {
                    Placeholders.Hostname => hostname,
                    Placeholders.Region => options.Region,
                    Placeholders.InstanceId => id.Value,
                    _ => autoScalingGroupName,
                }));
            }

            filled[name] = list;
        }

        return filled;
    }

    /// <summary>The messages of these two errors quote the request.</summary>
    private static string Describe(AmazonServiceException e) =>
        AwsErrors.Is(e, AwsErrorCodes.InvalidParameters, AwsErrorCodes.ValidationException)
        ? $"Systems Manager refused the command: {e.ErrorCode} (the message may quote a parameter and is left out)"
        : $"Systems Manager refused the command: {AwsErrors.Describe(e)}";
}

/// <summary>Systems Manager refuses the command as it is configured, or the function has no permission to send it.</summary>
internal sealed class CommandRefusedException(string message) : Exception(message);
