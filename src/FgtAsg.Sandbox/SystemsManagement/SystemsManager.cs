using System.Globalization;
using System.Net;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using FgtAsg.Sandbox.Model;
using FgtAsg.Sandbox.Model.Resources;
using FgtAsg.Sandbox.Sdk;

namespace FgtAsg.Sandbox.SystemsManagement;

/// <summary>
/// Systems Manager's Run Command for the instances of a <see cref="Cloud"/>. Agents report some time after an instance runs. Commands are
/// delivered, run and end by the clock.
/// </summary>
/// <remarks>Thread-safe. Throws <see cref="AmazonSimpleSystemsManagementException"/> as the service's SDK client does.</remarks>
public sealed class SystemsManager(Cloud cloud, SystemsManagerOptions options, TimeProvider time)
{
    private const int LongestComment = 100;
    private const int MostInstances = 50;

    private readonly Lock _lock = new();
    private readonly List<SentCommand> _commands = [];
    private int _sent;

    /// <summary>Can be changed. Commands that were already sent follow the new options.</summary>
    public SystemsManagerOptions Options { get; set; } = options;

    public Parameters Parameters { get; } = new();

    /// <summary>All commands in the order in which they were sent.</summary>
    public IReadOnlyList<SentCommand> Commands
    {
        get
        {
            lock (_lock)
            {
                return [.. _commands];
            }
        }
    }

    internal DescribeInstanceInformationResponse Describe(DescribeInstanceInformationRequest request)
    {
        NotModelled.EnsureOnly(request, nameof(request.Filters));
        var asked = request.Filters?.SelectMany(filter => filter.Key == "InstanceIds"
            ? filter.Values
            : throw Fault("InvalidFilterKey", $"The filter key {filter.Key} is not modelled.")).ToList();
        return new DescribeInstanceInformationResponse
        {
            InstanceInformationList =
            [
                .. cloud.Instances.Where(i => (asked is null || asked.Contains(i.Id)) && HasReported(i)).Select(i => new InstanceInformation
                {
                    InstanceId = i.Id,
                    AgentVersion = "3.3.859.0",
                    PlatformType = PlatformType.Linux,
                    PingStatus = IsOnline(i) ? PingStatus.Online : PingStatus.ConnectionLost,
                    LastPingDateTime = time.GetUtcNow().UtcDateTime,
                }),
            ],
        };
    }

    internal SendCommandResponse Send(SendCommandRequest request)
    {
        NotModelled.EnsureOnly(
            request,
            nameof(request.DocumentName),
            nameof(request.InstanceIds),
            nameof(request.Parameters),
            nameof(request.Comment),
            nameof(request.TimeoutSeconds));
        Validate(request);
        var online = cloud.Instances.Where(IsOnline).Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        if (request.InstanceIds.Any(id => !online.Contains(id)))
        {
            throw Fault(
                "InvalidInstanceId",
                $"Instances {string.Join(", ", request.InstanceIds)} not in a valid state for account {cloud.Options.AccountId}");
        }

        var command = new SentCommand
        {
            CommandId = string.Create(CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{Interlocked.Increment(ref _sent):D12}"),
            DocumentName = request.DocumentName,
            InstanceIds = [.. request.InstanceIds],
            Parameters = (request.Parameters ?? [])
                .ToDictionary(p => p.Key, p => (IReadOnlyList<string>)[.. p.Value], StringComparer.Ordinal),
            SentAt = time.GetUtcNow(),
            Comment = request.Comment ?? "",
            TimeoutSeconds = request.TimeoutSeconds ?? 3600,
        };
        lock (_lock)
        {
            _commands.Add(command);
        }

        return new SendCommandResponse { Command = View(command) };
    }

    internal GetCommandInvocationResponse Get(GetCommandInvocationRequest request)
    {
        var now = time.GetUtcNow();
        var command = Commands.FirstOrDefault(c => c.CommandId == request.CommandId && c.InstanceIds.Contains(request.InstanceId));
        if (command is null || now < command.SentAt + Options.InvocationDelay)
        {
            throw Fault("InvocationDoesNotExist", "");
        }

        var status = StatusOf(command);
        return new GetCommandInvocationResponse
        {
            CommandId = command.CommandId,
            InstanceId = request.InstanceId,
            Comment = command.Comment,
            DocumentName = command.DocumentName,
            Status = status,
            StatusDetails = status,
            ResponseCode = status switch { "Success" => 0, "Failed" => 1, _ => -1 },
            ExecutionStartDateTime = status == "Pending" ? "" : Text(command.SentAt + Options.PendingDelay),
            ExecutionEndDateTime = status is "Pending" or "InProgress"
                ? ""
                : Text(command.SentAt + Options.PendingDelay + Options.RunDelay!.Value),
        };
    }

    internal ListCommandsResponse List(ListCommandsRequest request)
    {
        NotModelled.EnsureOnly(request, nameof(request.CommandId), nameof(request.InstanceId), nameof(request.Filters));
        var now = time.GetUtcNow();
        var found = Commands.Where(c => now >= c.SentAt + Options.ListDelay
            && (request.InstanceId is null || c.InstanceIds.Contains(request.InstanceId))
            && (request.CommandId is null || c.CommandId == request.CommandId)
            && (request.Filters ?? []).TrueForAll(filter => Passes(c, filter)));
        return new ListCommandsResponse { Commands = [.. found.Reverse().Select(View)] };
    }

    private bool Passes(SentCommand command, CommandFilter filter) => filter.Key?.Value switch
    {
        "InvokedAfter" =>
            command.SentAt >= DateTimeOffset.Parse(filter.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        "InvokedBefore" =>
            command.SentAt < DateTimeOffset.Parse(filter.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        "Status" => StatusOf(command) == filter.Value,
        "DocumentName" => command.DocumentName == filter.Value,
        var other => throw Fault("InvalidFilterKey", $"The filter key {other} is not modelled."),
    };

    private void Validate(SendCommandRequest request)
    {
        if (request.InstanceIds is not { Count: > 0 and <= MostInstances })
        {
            throw Fault("ValidationException", "The sandbox expects 1 to 50 instance ids and supports no other targets.");
        }

        if (request.Comment?.Length > LongestComment || request.TimeoutSeconds is < 30 or > 2592000)
        {
            throw Fault(
                "ValidationException", $"The comment '{request.Comment}' or the timeout {request.TimeoutSeconds} is out of bounds.");
        }

        if (string.IsNullOrEmpty(request.DocumentName) || Options.Documents?.Contains(request.DocumentName) == false)
        {
            throw Fault("InvalidDocument", $"document {request.DocumentName} does not exist in your account");
        }
    }

    private string StatusOf(SentCommand command)
    {
        var age = time.GetUtcNow() - command.SentAt;
        return age < Options.PendingDelay ? "Pending"
            : Options.RunDelay is not { } run || age < Options.PendingDelay + run ? "InProgress"
            : Options.Outcome(command);
    }

    private bool IsOnline(CloudInstance instance) => instance.State == CloudInstanceState.Running && HasReported(instance);

    private bool HasReported(CloudInstance instance) =>
        time.GetUtcNow() >= instance.LaunchTime + cloud.Options.InstanceStartDelay + Options.AgentDelay;

    private Command View(SentCommand command) => new()
    {
        CommandId = command.CommandId,
        Comment = command.Comment,
        DocumentName = command.DocumentName,
        InstanceIds = [.. command.InstanceIds],
        RequestedDateTime = command.SentAt.UtcDateTime,
        ExpiresAfter = (command.SentAt + TimeSpan.FromSeconds(command.TimeoutSeconds)).UtcDateTime,
        Status = StatusOf(command),
        StatusDetails = StatusOf(command),
    };

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static AmazonSimpleSystemsManagementException Fault(string code, string message) =>
        new(message, ErrorType.Sender, code, "request-1", HttpStatusCode.BadRequest);
}

/// <summary>A sent command.</summary>
public sealed record SentCommand
{
    public required string CommandId { get; init; }

    public required string DocumentName { get; init; }

    public required IReadOnlyList<string> InstanceIds { get; init; }

    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Parameters { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    public required string Comment { get; init; }

    public required int TimeoutSeconds { get; init; }
}

/// <summary>The timing of agents and commands, and the outcome of commands.</summary>
public sealed record SystemsManagerOptions
{
    /// <summary>The time until the agent of a running instance reports; it takes minutes in AWS.</summary>
    public TimeSpan AgentDelay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The time until the invocation of a sent command is visible (<c>InvocationDoesNotExist</c> before).</summary>
    public TimeSpan InvocationDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The time until a sent command appears in ListCommands.</summary>
    public TimeSpan ListDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long a command stays <c>Pending</c>.</summary>
    public TimeSpan PendingDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How long a command stays <c>InProgress</c>; null means forever.</summary>
    public TimeSpan? RunDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The final status of a command: Success, Failed, TimedOut or Cancelled.</summary>
    public Func<SentCommand, string> Outcome { get; init; } = _ => "Success";

    /// <summary>The existing documents; null if every document exists.</summary>
    public IReadOnlyList<string>? Documents { get; init; }
}
