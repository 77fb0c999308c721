namespace FgtAsg.Sandbox.Model.Core;

/// <summary>Auto Scaling's errors.</summary>
internal static class AutoScalingFaults
{
    public static ServiceFault Validation(string message) => new("ValidationError", message);

    public static ServiceFault Missing(string member) => Validation(
        $"1 validation error detected: Value null at '{member}' failed to satisfy constraint: Member must not be null");

    public static ServiceFault NoActiveAction(string? token, string? instanceId) => Validation(
        token is not null
            ? $"No active Lifecycle Action found with token {token}"
            : $"No active Lifecycle Action found with instance ID {instanceId}");

    public static ServiceFault InvalidNextToken(string token) => new("InvalidNextToken", $"The token '{token}' is invalid.");
}
