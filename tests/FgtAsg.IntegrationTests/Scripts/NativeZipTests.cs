using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Fleets;

namespace FgtAsg.IntegrationTests.Scripts;

/// <summary>The function can be compiled natively and still works.</summary>
[Trait(Category.Name, Category.Full)]
public sealed class NativeZipTests(NativeBuild build) : FleetTest, IClassFixture<NativeBuild>
{
    [ToolFact(Tools.Shell | Tools.NativeCompiler)]
    public void Zip_IsOneExecutable()
    {
        var (name, mode, time) = Assert.Single(build.Zip.Entries());

        Assert.Equal(("FgtAsg", "755", new DateTime(1980, 1, 1, 0, 0, 0, DateTimeKind.Unspecified)), (name, mode, time));
        Assert.Matches(@"Needs glibc 2\.([12]?[0-9]|3[0-4]) \(Amazon Linux 2023 has 2\.34\)", build.Zip.Log);
    }

    /// <summary>Lambda copies the package at every cold start, so its size costs start-up time.</summary>
    [ToolFact(Tools.Shell | Tools.NativeCompiler)]
    public void Zip_IsSmall() => Assert.InRange(new FileInfo(build.Zip.ZipPath).Length, 1, 7_500_000);

    [ToolFact(Tools.Shell | Tools.NativeCompiler)]
    public async Task Function_LaunchAndTerminate_Work()
    {
        var fleet = await StartFleetAsync(options: new FleetOptions
        {
            AutomaticDelivery = false,
            FunctionAssembly = Path.Combine(build.Zip.UnpackedDirectory, "FgtAsg"),
        });

        var id = await LaunchIntoServiceAsync(fleet);
        await AssertInvariantsAsync(fleet);
        var (_, answer) = await InvokeAsync(fleet, await TerminateAsync(fleet, id));

        Assert.Equal("completed", Text(answer, "status"));
        await AssertInvariantsAsync(fleet);
    }
}
