using System.Text.Json;
using Parley.Sealing;

namespace Parley.Tests.Sealing;

/// <summary>AES-256-GCM against the vectors of Project Wycheproof (C2SP/wycheproof, aes_gcm_test.json, schema aead_test_schema_v1).</summary>
public sealed class WycheproofTests
{
    [RealRecordFact]
    public void Every_vector_of_our_sizes_is_sealed_to_its_bytes_and_opened_or_refused_as_it_says()
    {
        using var file = JsonDocument.Parse(RealRecords.Text("vectors/wycheproof/aes_gcm_test.json"));
        var (valid, invalid) = (0, 0);
        foreach (var group in file.RootElement.GetProperty("testGroups").EnumerateArray())
        {
            int Size(string name) => group.GetProperty(name).GetInt32();
            if ((Size("keySize"), Size("ivSize"), Size("tagSize")) != (256, 96, 128)) continue;
            foreach (var test in group.GetProperty("tests").EnumerateArray())
            {
                byte[] Of(string name) => Convert.FromHexString(test.GetProperty(name).GetString()!);
                var number = test.GetProperty("tcId").GetInt32();
                byte[] cipher = [.. Of("ct"), .. Of("tag")];
                if (test.GetProperty("result").GetString() == "valid")
                {
                    Assert.True(cipher.AsSpan().SequenceEqual(Seals.Encrypt(Of("key"), Of("iv"), Of("msg"), Of("aad"))), $"sealing {number}");
                    Assert.True(Of("msg").AsSpan().SequenceEqual(Seals.Decrypt(Of("key"), Of("iv"), cipher, Of("aad"))), $"opening {number}");
                    valid++;
                }
                else
                {
                    Assert.True(Seals.Decrypt(Of("key"), Of("iv"), cipher, Of("aad")) is null, $"refusing {number}");
                    invalid++;
                }
            }
        }

        Assert.Equal(66, valid + invalid);
        Assert.True(valid > 30 && invalid > 20, $"{valid} valid, {invalid} invalid");
    }

    [RealRecordFact]
    public void Nonces_of_another_size_are_refused()
    {
        using var file = JsonDocument.Parse(RealRecords.Text("vectors/wycheproof/aes_gcm_test.json"));
        var refused = 0;
        foreach (var group in file.RootElement.GetProperty("testGroups").EnumerateArray())
        {
            if (group.GetProperty("keySize").GetInt32() == 256 && group.GetProperty("ivSize").GetInt32() == 96) continue;
            foreach (var test in group.GetProperty("tests").EnumerateArray())
            {
                byte[] Of(string name) => Convert.FromHexString(test.GetProperty(name).GetString()!);
                Assert.Null(Seals.Decrypt(Of("key"), Of("iv"), (byte[])[.. Of("ct"), .. Of("tag")], Of("aad")));
                refused++;
            }
        }

        Assert.Equal(316 - 66, refused);
    }
}
