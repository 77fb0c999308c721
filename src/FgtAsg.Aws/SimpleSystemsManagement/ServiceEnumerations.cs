using System.Diagnostics.CodeAnalysis;
using Amazon.Runtime;

namespace Amazon.SimpleSystemsManagement;

public class CommandFilterKey(string value) : ConstantClass(value)
{
    public static readonly CommandFilterKey DocumentName = new("DocumentName");
    public static readonly CommandFilterKey ExecutionStage = new("ExecutionStage");
    public static readonly CommandFilterKey InvokedAfter = new("InvokedAfter");
    public static readonly CommandFilterKey InvokedBefore = new("InvokedBefore");
    public static readonly CommandFilterKey Status = new("Status");

    public static CommandFilterKey FindValue(string value) => FindValue<CommandFilterKey>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator CommandFilterKey?(string? value) => FindValue<CommandFilterKey>(value);
}

public class CommandInvocationStatus(string value) : ConstantClass(value)
{
    public static readonly CommandInvocationStatus Cancelled = new("Cancelled");
    public static readonly CommandInvocationStatus Cancelling = new("Cancelling");
    public static readonly CommandInvocationStatus Delayed = new("Delayed");
    public static readonly CommandInvocationStatus Failed = new("Failed");
    public static readonly CommandInvocationStatus InProgress = new("InProgress");
    public static readonly CommandInvocationStatus Pending = new("Pending");
    public static readonly CommandInvocationStatus Success = new("Success");
    public static readonly CommandInvocationStatus TimedOut = new("TimedOut");

    public static CommandInvocationStatus FindValue(string value) => FindValue<CommandInvocationStatus>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator CommandInvocationStatus?(string? value) => FindValue<CommandInvocationStatus>(value);
}

public class CommandStatus(string value) : ConstantClass(value)
{
    public static readonly CommandStatus Cancelled = new("Cancelled");
    public static readonly CommandStatus Cancelling = new("Cancelling");
    public static readonly CommandStatus Failed = new("Failed");
    public static readonly CommandStatus InProgress = new("InProgress");
    public static readonly CommandStatus Pending = new("Pending");
    public static readonly CommandStatus Success = new("Success");
    public static readonly CommandStatus TimedOut = new("TimedOut");

    public static CommandStatus FindValue(string value) => FindValue<CommandStatus>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator CommandStatus?(string? value) => FindValue<CommandStatus>(value);
}

public class PingStatus(string value) : ConstantClass(value)
{
    public static readonly PingStatus ConnectionLost = new("ConnectionLost");
    public static readonly PingStatus Inactive = new("Inactive");
    public static readonly PingStatus Online = new("Online");

    public static PingStatus FindValue(string value) => FindValue<PingStatus>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator PingStatus?(string? value) => FindValue<PingStatus>(value);
}

public class PlatformType(string value) : ConstantClass(value)
{
    public static readonly PlatformType Linux = new("Linux");
    public static readonly PlatformType MacOS = new("MacOS");
    public static readonly PlatformType Windows = new("Windows");

    public static PlatformType FindValue(string value) => FindValue<PlatformType>(value);

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator PlatformType?(string? value) => FindValue<PlatformType>(value);
}
