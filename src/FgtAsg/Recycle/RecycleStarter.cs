using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using FgtAsg.Aws;
using FgtAsg.Configuration;
using FgtAsg.Events;
using FgtAsg.Fleet;
using Microsoft.Extensions.Logging;

namespace FgtAsg.Recycle;

/// <summary>Checks whether any instance is out of date, and starts the state machine if one is.</summary>
internal sealed class RecycleStarter(
    RecycleOptions options,
    string autoScalingGroupName,
    GroupReader reader,
    RunRecords records,
    Lazy<IAmazonStepFunctions> stepFunctions,
    ILogger logger)
{
    public const string ActionName = RecycleEvents.Action;

    /// <summary>Step Functions allows 80 characters. This many are for the group's name; a hash follows.</summary>
    private const int LongestNamePart = 40;

    public async Task<Result> StartAsync(RecycleRequest request, Invocation invocation)
    {
        if (request.AutoScalingGroupName is { } group && group != autoScalingGroupName)
        {
            return Result.Unhandled(
                ActionName,
                instanceId: null,
                $"the event is of the group '{group}', and this function is of '{autoScalingGroupName}'");
        }

        if (request.Caller is { } caller
            && invocation.FunctionName.Length > 0
            && caller.EndsWith($"/{invocation.FunctionName}", StringComparison.Ordinal))
        {
            return Ignored("the function changed the group itself");
        }

        try
        {
            return await StartAsync(request, invocation, invocation.Working(NoHeartbeat.Instance));
        }
        // For errors of the group or its tags, and for failed calls. The event is delivered again, and monitoring sees the failure.
        catch (Exception e) when (e is RecycleRefusedException || AwsErrors.IsFailure(e))
        {
            logger.RecycleStepFailed(autoScalingGroupName, "none", "start", e);
            return new Result
            {
                Status = ResultStatus.Failed,
                Action = ActionName,
                Reason = e is RecycleRefusedException ? e.Message : AwsErrors.Describe(e),
            };
        }
    }

    private async Task<Result> StartAsync(RecycleRequest request, Invocation invocation, RetryContext retry)
    {
        var view = await reader.ReadAsync(retry);
        if (request.Origin != RecycleOrigin.Hand && !RecycleTags.AreThere(view.Tags))
        {
            return Ignored($"the group has no tag {RecycleTags.OnUpdate}");
        }

        var settings = RecycleTags.Read(view.Tags);
        if (request.Origin != RecycleOrigin.Hand && !settings.OnUpdate)
        {
            return Ignored($"the group's tag {RecycleTags.OnUpdate} is 'false'");
        }

        // A run that died may have left the group half changed. Its record still exists, and the next run restores the group.
        if (view.OutOfDate.Count == 0 && await records.FindAsync(retry) is null)
        {
            return new Result
            {
                Status = ResultStatus.Completed,
                Action = ActionName,
                Reason = $"nothing to do: all {view.Members.Count} instances are of version {view.Version} of {view.TemplateId}",
                Report = new RecycleReport
                {
                    Outcome = RecycleOutcome.Nothing,
                    Execution = "",
                    ToVersion = view.Version,
                    Strategy = settings.Strategy,
                },
            };
        }

        var id = request.Id ?? invocation.RequestId;
        var name = NameOf(view, request.Origin, id);
        await StartAsync(
            options.StateMachineNamed(settings.StateMachineName),
            name,
            new RecycleInput(view.Name, request.IsDryRun, $"{request.Origin}/{id}"),
            retry);
        return new Result
        {
            Status = ResultStatus.Completed,
            Action = ActionName,
            Reason = $"the execution {name} handles {view.OutOfDate.Count} of {view.Members.Count} instances "
                + $"that are not of version {view.Version}",
            Report = new RecycleReport
            {
                Outcome = RecycleOutcome.Started,
                Execution = name,
                Strategy = settings.Strategy,
                ToVersion = view.Version,
                OutOfDate = [.. view.OutOfDate.Select(member => member.Id)],
            },
        };
    }

    /// <summary>
    /// Step Functions treats a repeated name and input as the same execution while it runs, and refuses them afterwards. In both cases
    /// the execution was started.
    /// </summary>
    private async Task StartAsync(string arn, string name, RecycleInput input, RetryContext retry)
    {
        var request = new StartExecutionRequest
        {
            StateMachineArn = arn,
            Name = name,
            Input = JsonSerializer.Serialize(input, RecycleJsonContext.Default.RecycleInput),
        };
        try
        {
            await retry.CallAsync(
                $"starting the execution {name}", token => stepFunctions.Value.StartExecutionAsync(request, token), RetryRule.None);
        }
        catch (AmazonStepFunctionsException e) when (AwsErrors.Is(e, AwsErrorCodes.ExecutionAlreadyExists))
        {
            logger.Recycling(autoScalingGroupName, name, "already started, by this event or by an earlier one");
        }
    }

    /// <summary>The name depends on the event alone, so that a repeat of the event has the same name.</summary>
    private static string NameOf(GroupView view, RecycleOrigin origin, string id)
    {
        var readable = new StringBuilder(LongestNamePart);
        foreach (var c in view.Name)
        {
            readable.Append(char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-');
            if (readable.Length == LongestNamePart)
            {
                break;
            }
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{view.Name}/{origin}/{id}")).AsSpan(0, 8));
        return string.Create(CultureInfo.InvariantCulture, $"{readable}-{hash}");
    }

    private static Result Ignored(string reason) => Result.Ignored(ActionName, instanceId: null, reason);
}

/// <summary>
/// An execution's input. Each repeat of a request has the same input, so that Step Functions recognizes the running execution.
/// </summary>
internal sealed record RecycleInput(string AutoScalingGroupName, bool DryRun, string Trigger);
