using System.Net;
using Amazon.Runtime;
using Amazon.SimpleSystemsManagement;
using Amazon.SimpleSystemsManagement.Model;
using FgtAsg.Aws;

namespace FgtAsg.Tests.Aws;

/// <summary>How the guarded official client reads the responses of Systems Manager, and bodies that do not come from it.</summary>
public sealed class SystemsManagerResponseTests
{
    private static readonly Dictionary<string, Func<AmazonSimpleSystemsManagementClient, Task>> Calls = new()
    {
        ["DescribeInstanceInformation"] = ssm => ssm.DescribeInstanceInformationAsync(new DescribeInstanceInformationRequest()),
        ["GetCommandInvocation"] = ssm => ssm.GetCommandInvocationAsync(new GetCommandInvocationRequest()),
        ["GetParameter"] = ssm => ssm.GetParameterAsync(new GetParameterRequest { Name = "/fleet/fortios" }),
        ["ListCommands"] = ssm => ssm.ListCommandsAsync(new ListCommandsRequest()),
        ["SendCommand"] = ssm => ssm.SendCommandAsync(new SendCommandRequest()),
    };

    private static readonly string[] Foreign =
        ["", "{}", "[]", "null", "<html>Please log in</html>", """{"message":"Please log in"}""", "{\"Comm"];

    public static TheoryData<string, string> ForeignBodies
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var operation in Calls.Keys)
            {
                foreach (var body in Foreign)
                {
                    data.Add(operation, body);
                }
            }

            data.Add("SendCommand", """{"Command":{"Status":"Pending"}}""");
            data.Add("GetCommandInvocation", """{"CommandId":"c-1"}""");
            data.Add("GetParameter", """{"Parameter":{"Name":"/fleet/fortios","Type":"SecureString"}}""");
            data.Add("ListCommands", """{"Commands":[{"RequestedDateTime":"yesterday"}]}""");
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(ForeignBodies))]
    public async Task Success_BodyIsNotTheOperationsResponse_IsAFailedCall(string operation, string body)
    {
        using var ssm = TestClients.Ssm(new FakeService().AnswersOk(body), config => config.MaxErrorRetry = 0);

        var error = await Assert.ThrowsAsync<AmazonUnmarshallingException>(() => Calls[operation](ssm));

        Assert.Contains($"SSM, {operation}: the response ", error.Message, StringComparison.Ordinal);
        Assert.True(AwsErrors.IsFailedCall(error) && AwsErrors.IsTransient(error) && !AwsErrors.IsRefusal(error));
    }

    [Fact]
    public async Task List_NoResources_ReturnsAnEmptyList()
    {
        using var ssm = TestClients.Ssm(new FakeService().AnswersOk("""{"Commands":[],"InstanceInformationList":[]}"""));

        Assert.Empty((await ssm.ListCommandsAsync(new ListCommandsRequest())).Commands);
        Assert.Empty((await ssm.DescribeInstanceInformationAsync(new DescribeInstanceInformationRequest())).InstanceInformationList);
    }

    [Theory]
    [InlineData("""{"__type":"InvalidInstanceId","message":"Said so."}""", "Said so.")]
    [InlineData("""{"__type":"com.amazonaws.ssm#InvalidInstanceId","Message":"Said so."}""", "Said so.")]
    [InlineData("""{"__type":"InvalidInstanceId:http://internal.amazon.com/coral/","message":"Said so."}""", "Said so.")]
    [InlineData("""{"__type":"InvalidInstanceId"}""", "Systems Manager refused SendCommand: InvalidInstanceId")]
    public async Task Error_FromTheService_ThrowsTheTypedException(string body, string message)
    {
        var service = new FakeService().Answers(HttpStatusCode.BadRequest, body);
        service.ResponseHeaders["x-amzn-RequestId"] = "r-7";
        using var ssm = TestClients.Ssm(service);

        var error = await Assert.ThrowsAsync<InvalidInstanceIdException>(() => Calls["SendCommand"](ssm));

        Assert.Equal(
            ("InvalidInstanceId", message, HttpStatusCode.BadRequest, "r-7"),
            (error.ErrorCode, error.Message, error.StatusCode, error.RequestId));
        Assert.True(AwsErrors.IsRefusal(error));
    }
}
