using Amazon.Runtime;
using Amazon.Runtime.Internal;
using FgtAsg.AwsClients.Pipeline;

namespace FgtAsg.Aws;

/// <summary>
/// What an official client lacks. A request that must not be sent twice is not repeated unless it was throttled; one attempt has an end; a
/// response that is not the operation's is a failed call.
/// </summary>
internal static class ClientGuard
{
    /// <summary>With a bound of one attempt, where there is none: the official default is to wait for ever.</summary>
    public static TConfig Bounded<TConfig>(TConfig config)
        where TConfig : ClientConfig
    {
        config.Timeout ??= ServiceHttp.AttemptTimeout;
        return config;
    }

    public static void AddTo(RuntimePipeline pipeline, IClientConfig config, IResponseFormat format)
    {
        CarefulRetries.AddTo(pipeline, config);
        pipeline.ReplaceHandler<Unmarshaller>(new ResponseReader(format));
    }
}
