using System.Text.Json.Nodes;
using FgtAsg.Sandbox.LambdaHost;

namespace FgtAsg.IntegrationTests.Support;

/// <summary>The steps of a test with several events. A failure names its step.</summary>
internal static class Steps
{
    public static async Task AtAsync(string step, Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new Xunit.Sdk.XunitException($"At the step '{step}': {e.Message}", e);
        }
    }

    /// <summary>Asserts that there is an answer with this status and action, and returns it.</summary>
    public static JsonNode Answered((InvocationResult Result, JsonNode? Answer) invocation, string status, string action)
    {
        var (result, answer) = invocation;
        Assert.True(answer is not null, $"{result.ErrorType}: {result.ErrorMessage}");
        Assert.True((status, action) == ((string?)answer["status"], (string?)answer["action"]), answer.ToJsonString());
        return answer;
    }
}
