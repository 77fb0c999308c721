using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement.Model;
using FgtAsg.Simulation.World;
using FgtAsg.Tests.Aws;

namespace FgtAsg.Tests.StartCommand;

/// <summary>
/// Responses of Systems Manager repeat a command's parameters, which may be secret. The SDK's exceptions quote a body that cannot be read.
/// </summary>
public sealed class StartCommandSecretTests
{
    private const string Secret = StartCommandScenario.Secret;

    public static TheoryData<HttpStatusCode, string, string?> UnreadableBodies => new()
    {
        { HttpStatusCode.OK, $$$"""{"Command":{"Parameters":{"commands":["{{{Secret}}}"]}""", null },
        { HttpStatusCode.OK, $$$$"""{"Command":{"Parameters":{"commands":["{{{{Secret}}}}"]}}}""", null },
        { HttpStatusCode.OK, $$$"""{"Command":{"CommandId":"c-1","RequestedDateTime":"{{{Secret}}}"}}""", null },
        { HttpStatusCode.OK, $$$"""{"Command":"{{{Secret}}}"}""", null },
        { HttpStatusCode.OK, $"<html>{Secret}</html>", null },
        { HttpStatusCode.BadRequest, $$$"""{"Parameters":{"commands":["{{{Secret}}}"]}}""", null },
        { HttpStatusCode.BadRequest, $$$"""{"__type":"InvalidDocument","Parameters":{"commands":["{{{Secret}}}"]}}""", null },
        { HttpStatusCode.BadRequest, $$$"""{"Parameters":{"commands":["{{{Secret}}}""", "InvalidDocument" },
        { HttpStatusCode.BadGateway, $"<html>{Secret}</html>", null },
    };

    [Theory]
    [MemberData(nameof(UnreadableBodies))]
    public async Task Start_UnreadableResponseWithASecret_DoesNotLeakIt(HttpStatusCode status, string body, string? codeInHeader)
    {
        var service = new FakeService().Answers(status, body);
        if (codeInHeader is not null)
        {
            service.ResponseHeaders["x-amzn-ErrorType"] = codeInHeader;
        }

        using var ssm = TestClients.Ssm(service);
        var error = await Assert.ThrowsAnyAsync<AmazonServiceException>(() => ssm.SendCommandAsync(new SendCommandRequest()));
        var scenario = new StartCommandScenario();
        var id = await scenario.LaunchAsync();
        var gate = new CallGate { Before = call => call.Operation == "SendCommand" ? error : null };

        var failure = await Assert.ThrowsAsync<IncompleteException>(() => scenario.Fleet.AskAsync(StartCommandScenario.Running(id), gate));

        Assert.Equal("", Quoted(error));
        Assert.DoesNotContain(Secret, failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            Secret, JsonSerializer.Serialize(failure.Result, ResultJsonContext.Default.ResultDocument), StringComparison.Ordinal);
        Assert.Contains(id, scenario.Fleet.Logged, StringComparison.Ordinal);
        scenario.AssertNoSecret();
    }

    /// <summary>The messages of an exception and its inner exceptions that contain the secret.</summary>
    private static string Quoted(Exception? error)
    {
        var unreadable = error as AmazonUnmarshallingException;
        string?[] texts = [error?.ToString(), unreadable?.ResponseBody, unreadable?.LastKnownLocation];
        var quoted = string.Concat(texts.Where(text => text?.Contains(Secret, StringComparison.Ordinal) == true));
        return error is null ? "" : quoted + Quoted(error.InnerException);
    }
}
