using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Fleets;

namespace FgtAsg.IntegrationTests.Functions;

/// <summary>What is deployed is what was tested: <c>dotnet publish src/FgtAsg</c>, run with Lambda's and the documented variables only.</summary>
public sealed class PublishedFunctionTests(SandboxFixture sandbox) : FleetTest(sandbox)
{
    [SandboxFact]
    public async Task Publish_LaunchAndTerminate_Work()
    {
        var output = Directory.CreateTempSubdirectory("fgt-asg-publish-");
        try
        {
            var published = await Tool.RunAsync(
                "dotnet", ["publish", "src/FgtAsg", "-c", "Release", "-o", output.FullName, "--nologo"], Timeout);
            Assert.True(published.ExitCode == 0, published.Output + published.Error);
            var fleet = await StartFleetAsync(options: new FleetOptions
            {
                AutomaticDelivery = false,
                FunctionAssembly = Path.Combine(output.FullName, "FgtAsg.dll"),
            });

            var id = await LaunchIntoServiceAsync(fleet);
            await AssertInvariantsAsync(fleet);
            var (_, answer) = await InvokeAsync(fleet, await TerminateAsync(fleet, id));

            Assert.Equal("completed", Text(answer, "status"));
            await AssertInvariantsAsync(fleet);
        }
        finally
        {
            output.Delete(recursive: true);
        }
    }
}
