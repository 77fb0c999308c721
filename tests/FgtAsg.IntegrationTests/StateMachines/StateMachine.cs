using System.Diagnostics;
using System.Text.Json.Nodes;
using FgtAsg.IntegrationTests.Support;

namespace FgtAsg.IntegrationTests.StateMachines;

/// <summary>Runs a state machine's definition (Amazon States Language) in an interpreter that is not ours: aws-local-stepfunctions.</summary>
internal static class StateMachine
{
    /// <summary>Runs one execution to its end. What a handler throws ends it, and is thrown here.</summary>
    /// <param name="definition">JSON. Every Task's Resource is a Lambda function's ARN; nothing of a template is left in it.</param>
    /// <param name="input">The execution's input.</param>
    /// <param name="executionName"><c>$$.Execution.Name</c>.</param>
    /// <param name="tasks">Is every function. Retries come without their pauses.</param>
    /// <param name="waits">Is told how long each Wait would be; the execution goes on with its answer.</param>
    /// <param name="time">The execution's clock, read when it begins and after each answer; the system's where null.</param>
    /// <param name="cancellationToken">Kills the execution.</param>
    /// <exception cref="InvalidOperationException">The definition is none, or the interpreter failed; the message is its own.</exception>
    public static async Task<ExecutionResult> RunAsync(
        string definition,
        JsonNode input,
        string executionName,
        Func<TaskCall, Task<TaskAnswer>> tasks,
        Func<WaitCall, Task> waits,
        TimeProvider? time = null,
        CancellationToken cancellationToken = default)
    {
        var clock = time ?? TimeProvider.System;
        await using var test = await ExecutionListener.StartAsync(tasks, waits, clock, cancellationToken);
        var question = new JsonObject
        {
            ["definition"] = JsonNode.Parse(definition),
            ["input"] = input.DeepClone(),
            ["executionName"] = executionName,
            ["endpoint"] = test.Endpoint.ToString(),
            ["now"] = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        var interpreter = new ProcessStartInfo("node", [NodePackages.FileOf("interpreter.mjs"), NodePackages.Folder]);
        var (exitCode, output, errors) = await Tool.RunAsync(interpreter, cancellationToken, question.ToJsonString());
        test.ThrowIfAHandlerFailed();
        if (exitCode != 0)
        {
            throw new InvalidOperationException(errors);
        }

        var answer = JsonNode.Parse(output)!;
        return new ExecutionResult(
            (string)answer["status"]!,
            answer["output"],
            (string?)answer["error"],
            (string?)answer["cause"],
            [.. answer["states"]!.AsArray().Select(state => (string)state!)]);
    }
}
