using FgtAsg.IntegrationTests.Support;

namespace FgtAsg.IntegrationTests.Terraform;

/// <summary>
/// The source of Terraform's AWS provider: the CLI configuration in <c>TF_CLI_CONFIG_FILE</c>, or the configuration that
/// <c>shared/terraform-mirror</c> prints (beside the checkout or one of its parent folders), or else the public registry.
/// </summary>
internal static class ProviderMirror
{
    public const string Variable = "TF_CLI_CONFIG_FILE";

    private static readonly Uri Registry = new("https://registry.terraform.io/.well-known/terraform.json");
    private static readonly TimeSpan RegistryLimit = TimeSpan.FromSeconds(5);
    private static readonly Lazy<Task<string?>> Found = new(FindAsync);

    // On the thread pool: all of xunit's threads may wait here, and then none could run the continuation.
    private static readonly Lazy<string?> Unreachable = new(() => Task.Run(FindProblemAsync).GetAwaiter().GetResult());

    /// <summary>Why Terraform cannot get the provider; null if it can.</summary>
    public static string? Problem => Unreachable.Value;

    /// <summary>The path of the CLI configuration; null for Terraform's default.</summary>
    public static Task<string?> ConfigurationAsync() => Found.Value;

    private static async Task<string?> FindProblemAsync()
    {
        if (await ConfigurationAsync() is not null)
        {
            return null;
        }

        try
        {
            using var client = new HttpClient { Timeout = RegistryLimit };
            using var answer = await client.GetAsync(Registry);
            answer.EnsureSuccessStatusCode();
            return null;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return $"Terraform cannot get its AWS provider: {Variable} names no mirror, and {Registry.Host} does not answer ({e.Message}).";
        }
    }

    private static async Task<string?> FindAsync()
    {
        // Terraform ignores a missing file.
        if (Environment.GetEnvironmentVariable(Variable) is { } named && File.Exists(named))
        {
            return named;
        }

        for (var folder = new DirectoryInfo(Repository.Root).Parent; folder is not null; folder = folder.Parent)
        {
            var mirror = Path.Combine(folder.FullName, "shared", "terraform-mirror");
            if (File.Exists(mirror))
            {
                var (exitCode, output, _) = await Tool.RunAsync(mirror, [], CancellationToken.None);
                return exitCode == 0 ? output.Trim() : null;
            }
        }

        return null;
    }
}
