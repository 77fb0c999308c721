using System.Diagnostics;
using System.Text.Json.Nodes;
using FgtAsg.IntegrationTests.Support;

namespace FgtAsg.IntegrationTests.StateMachines;

/// <summary>Runs a state machine's definition (Amazon States Language) in a third-party interpreter, aws-local-stepfunctions.</summary>
internal static class StateMachine
{
    /// <summary>Runs one execution to its end. An exception of a handler ends the execution and is rethrown.</summary>
    /// <param name="definition">
    /// JSON. The Resource of each Task is the ARN of a Lambda function. Template variables must be replaced.
    /// </param>
    /// <param name="input">The execution's input.</param>
    /// <param name="executionName"><c>$$.Execution.Name</c>.</param>
    /// <param name="tasks">Answers the calls of all functions. Retries come without pauses.</param>
    /// <param name="waits">Called for each Wait with its duration. The execution continues when it returns.</param>
    /// <param name="time">The execution's clock, read at the beginning and after each answer; null for the system's clock.</param>
    /// <param name="cancellationToken">Kills the execution.</param>
    /// <exception cref="InvalidOperationException">
    /// The definition is invalid, or the interpreter failed. Has the interpreter's message.
    /// </exception>
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
