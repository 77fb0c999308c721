using System.Text.Json;
using Amazon.EC2.Model;
using FgtAsg.Fleet;

namespace FgtAsg.Tests;

public sealed class ResultTests
{
    [Fact]
    public void Serialize_CompletedLaunch_WritesTheDocumentedJson()
    {
        var answer = new ResultDocument
        {
            Status = ResultStatus.Completed,
            Action = "launch",
            InstanceId = "i-01234567",
            LifecycleActionResult = "CONTINUE",
            Interfaces = [new InterfaceResult(0, "eni-0", null), new InterfaceResult(1, "eni-1", "203.0.113.5")],
            License = "FGVM01",
            Hostname = "fgt-001",
        };

        Assert.Equal(
            """{"status":"completed","action":"launch","instanceId":"i-01234567","lifecycleActionResult":"CONTINUE","interfaces":["""
                + """{"deviceIndex":0,"networkInterfaceId":"eni-0","publicIp":null},"""
                    + """{"deviceIndex":1,"networkInterfaceId":"eni-1","publicIp":"203.0.113.5"}],"""
                + "\"license\":\"FGVM01\",\"hostname\":\"fgt-001\",\"reason\":null,\"warnings\":[]}",
            JsonSerializer.Serialize(answer, ResultJsonContext.Default.ResultDocument));
    }

    [Theory]
    [InlineData(0, "completed")]
    [InlineData(1, "ignored")]
    [InlineData(2, "abandoned")]
    [InlineData(3, "waiting")]
    [InlineData(4, "failed")]
    public void Serialize_Status_IsOneWord(int status, string word)
    {
        var json = JsonSerializer.Serialize(new ResultDocument { Status = (ResultStatus)status }, ResultJsonContext.Default.ResultDocument);

        Assert.StartsWith($$"""{"status":"{{word}}",""", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Serialize_BatchAnswer_WritesTheFormThatSqsReads() => Assert.Equal(
        """{"batchItemFailures":[{"itemIdentifier":"m-1"}]}""",
        JsonSerializer.Serialize(new BatchResponse([new BatchItemFailure("m-1")]), ResultJsonContext.Default.BatchResponse));

    [Fact]
    public void From_AttachedInterfaces_AreSortedByDeviceIndexWithPublicAddresses()
    {
        var attached = new[]
        {
            new NetworkInterface { NetworkInterfaceId = "eni-2", Attachment = new NetworkInterfaceAttachment { DeviceIndex = 2 } },
            new NetworkInterface
            {
                NetworkInterfaceId = "eni-0",
                Attachment = new NetworkInterfaceAttachment { DeviceIndex = 0 },
                Association = new NetworkInterfaceAssociation { PublicIp = "203.0.113.5" },
            },
        };

        Assert.Equal(
            [new InterfaceResult(0, "eni-0", "203.0.113.5"), new InterfaceResult(2, "eni-2", null)], InterfaceResult.From(attached));
    }

    [Fact]
    public void IncompleteException_FailedAnswer_NamesTheLeftovers()
    {
        var answer = new ResultDocument
        {
            Status = ResultStatus.Failed,
            Action = "terminate",
            InstanceId = "i-01234567",
            Reason = "eni-1 is left",
        };
        var error = new IncompleteException(answer);

        Assert.Equal("terminate of i-01234567 is incomplete: eni-1 is left", error.Message);
        Assert.Equal("Incomplete", error.ErrorType);
        Assert.Same(answer, error.Result);
    }

    [Theory]
    [InlineData("intake", "FGVM01", "intake of FGVM01 is incomplete: AccessDenied")]
    [InlineData("seed", null, "seed is incomplete: AccessDenied")]
    public void IncompleteException_WithoutAnInstance_NamesItsSubject(string action, string? license, string message) => Assert.Equal(
        message,
        new IncompleteException(
            new ResultDocument { Status = ResultStatus.Failed, Action = action, License = license, Reason = "AccessDenied" }).Message);
}
