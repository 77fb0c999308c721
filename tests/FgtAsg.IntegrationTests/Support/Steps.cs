using System.Text.Json.Nodes;
using FgtAsg.Sandbox.LambdaHost;

namespace FgtAsg.IntegrationTests.Support;

/// <summary>Steps of a test that goes through several events: a failure names the step.</summary>
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

    /// <summary>The answer, which must be there and have this status and action.</summary>
    public static JsonNode Answered((InvocationResult Result, JsonNode? Answer) invocation, string status, string action)
    {
        var (result, answer) = invocation;
        Assert.True(answer is not null, $"{result.ErrorType}: {result.ErrorMessage}");
        Assert.True((status, action) == ((string?)answer["status"], (string?)answer["action"]), answer.ToJsonString());
        return answer;
    }
}
