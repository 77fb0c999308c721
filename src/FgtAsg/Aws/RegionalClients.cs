using Amazon;
using Amazon.EC2;

namespace FgtAsg.Aws;

/// <summary>A client of EC2 for each region that anybody asks for; that of the function's own region is the one it has. Thread-safe.</summary>
/// <param name="home">The client of the function's own region.</param>
/// <param name="create">Makes a client of another one.</param>
internal sealed class RegionalClients(Lazy<IAmazonEC2> home, Func<AmazonEC2Config, IAmazonEC2> create)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, IAmazonEC2> _clients = new(StringComparer.Ordinal);

    public IAmazonEC2 In(string region)
    {
        if (region == home.Value.Config.RegionEndpoint?.SystemName)
        {
            return home.Value;
        }

        lock (_lock)
        {
            if (!_clients.TryGetValue(region, out var client))
            {
                _clients[region] = client = create(new AmazonEC2Config
                {
                    RegionEndpoint = RegionEndpoint.GetBySystemName(region),
                    // Where the environment names an endpoint, the SDK would sign for the region of that one's name, or for its first.
                    AuthenticationRegion = region,
                });
            }

            return client;
        }
    }
}
