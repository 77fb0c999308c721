using System.Text.Json.Serialization;
using Amazon.Lambda.CloudWatchEvents;

namespace FgtAsg.Tests.LambdaRuntime;

/// <summary>The generator wants a top-level type; it belongs to <see cref="CloudWatchEventTests"/> only.</summary>
[JsonSerializable(typeof(CloudWatchEvent<CloudWatchEventTests.Detail>))]
internal sealed partial class CloudWatchEventTestsJson : JsonSerializerContext;
