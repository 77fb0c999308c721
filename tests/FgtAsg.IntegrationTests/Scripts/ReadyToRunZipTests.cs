using System.Security.Cryptography;
using System.Text;
using FgtAsg.IntegrationTests.Support;
using FgtAsg.Sandbox.Fleets;

namespace FgtAsg.IntegrationTests.Scripts;

/// <summary>The zip of build-lambda.sh, which is deployed by default.</summary>
[Trait(Category.Name, Category.Full)]
public sealed class ReadyToRunZipTests(ReadyToRunBuild build) : FleetTest, IClassFixture<ReadyToRunBuild>
{
    [Fact]
    public async Task Build_TwiceAtOnceInTwoDirectories_GivesTheSameBytes()
    {
        var first = await File.ReadAllBytesAsync(build.Zip.ZipPath, Timeout);
        var second = await File.ReadAllBytesAsync(build.ZipOfCopy.ZipPath, Timeout);

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(first));
        Assert.Equal(sha256, Convert.ToHexStringLower(SHA256.HashData(second)));
        Assert.Equal($"path    {build.Zip.ZipPath}\nsize    {first.Length} bytes\nsha256  {sha256}\n", build.Zip.Output);
    }

    [Fact]
    public void Zip_Entries_AreWhatLambdaStartsReadableSortedAndWithoutTimes()
    {
        var entries = build.Zip.Entries();

        Assert.Superset(
            new HashSet<string>
            {
                "FgtAsg.dll",
                "FgtAsg.deps.json",
                "FgtAsg.runtimeconfig.json",
                "FgtAsg.AwsClients.dll",
                "FgtAsg.LambdaRuntime.dll",
                "AWSSDK.Core.dll",
            },
            entries.Select(e => e.Name).ToHashSet());
        // Lambda starts an executable with the handler's name only if there is no assembly. The zip must not have one.
        Assert.All(entries, e => Assert.Matches(@"^[A-Za-z0-9.]+\.(dll|pdb|json)$", e.Name));
        Assert.Equal(entries.Select(e => e.Name).Order(StringComparer.Ordinal), entries.Select(e => e.Name));
        Assert.All(entries, e => Assert.Equal(("644", new DateTime(1980, 1, 1, 0, 0, 0, DateTimeKind.Unspecified)), (e.Mode, e.Time)));
    }

    /// <summary>Lambda copies the package at every cold start, so its size costs start-up time.</summary>
    [Fact]
    public void Zip_IsSmall() => Assert.InRange(new FileInfo(build.Zip.ZipPath).Length, 1, 6_000_000);

    [Fact]
    public void Zip_Content_HasNoPathsOfTheBuildMachine()
    {
        string[] telling =
        [
            Repository.Root, build.CopyDirectory, "fgt-asg-build", Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + "/",
        ];
        foreach (var file in Directory.GetFiles(build.Zip.UnpackedDirectory))
        {
            var content = File.ReadAllBytes(file);
            Assert.All(telling, text => Assert.True(
                content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) < 0 && content.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) < 0,
                $"{Path.GetFileName(file)} has {text} in it."));
        }
    }

    [Fact]
    public async Task Function_LaunchAndTerminate_Work()
    {
        var fleet = await StartFleetAsync(options: new FleetOptions
        {
            AutomaticDelivery = false,
            FunctionAssembly = Path.Combine(build.Zip.UnpackedDirectory, "FgtAsg.dll"),
        });

        var id = await LaunchIntoServiceAsync(fleet);
        await AssertInvariantsAsync(fleet);
        var (_, answer) = await InvokeAsync(fleet, await TerminateAsync(fleet, id));

        Assert.Equal("completed", Text(answer, "status"));
        await AssertInvariantsAsync(fleet);
    }
}
