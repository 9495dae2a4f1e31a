using System.Text;
using Naas.Infrastructure.People;
using Naas.Infrastructure.Security;
using static Naas.Api.Tests.People.PeopleDirectory;

namespace Naas.Api.Tests.People;

public sealed class KeySpecs
{
    [Fact]
    public void A_key_file_is_made_once_for_its_owner_alone_and_read_again()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File(".naas/keys.json");

        var made = new RequestHasher(DirectoryKeys.LoadOrCreate(path)).Hash("a request"u8);

        new RequestHasher(DirectoryKeys.LoadOrCreate(path)).Hash("a request"u8).Should().Be(made);
        File.GetUnixFileMode(path).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Processes_that_start_together_agree_on_one_key_file()
    {
        using var folder = new TemporaryFolder();

        var hashes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => new RequestHasher(DirectoryKeys.LoadOrCreate(folder.File("keys.json"))).Hash("a request"u8))));

        hashes.Distinct().Should().ContainSingle();
        folder.Files.Should().Equal("keys.json");
    }

    [Fact]
    public void A_key_file_that_others_can_read_is_refused()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("keys.json");
        _ = DirectoryKeys.LoadOrCreate(path);
        File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.GroupRead);

        var load = () => DirectoryKeys.LoadOrCreate(path);

        load.Should().Throw<KeySettingException>().WithMessage("*chmod 600*");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"masterVersion\":1,\"master\":\"short\",\"lookup\":\"short\"}")]
    public void A_damaged_key_file_is_refused_and_never_replaced(string content)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("keys.json");
        _ = DirectoryKeys.LoadOrCreate(path);
        File.WriteAllText(path, content);

        var load = () => DirectoryKeys.LoadOrCreate(path);

        load.Should().Throw<KeySettingException>();
        File.ReadAllText(path).Should().Be(content);
    }

    [Fact]
    public void Without_any_setting_there_are_no_keys() => DirectoryKeys.FromConfiguration(Configuration()).Should().BeNull();

    [Theory]
    [InlineData("Master", "c2hvcnQ=")]
    [InlineData("Master", "not base64")]
    [InlineData("Lookup", "")]
    [InlineData("MasterVersion", "0")]
    [InlineData("MasterVersion", "one")]
    [InlineData("Retired:1", "c2hvcnQ=")]
    [InlineData("Retired:x", "c2hvcnQ=")]
    public void A_wrong_setting_is_named_and_not_shown(string name, string value)
    {
        var settings = new Dictionary<string, string> { ["Master"] = Master, ["Lookup"] = Lookup, [name] = value };

        var read = () => Keys([.. settings.Select(setting => (setting.Key, setting.Value))]);

        read.Should().Throw<KeySettingException>().WithMessage($"*{name.Split(':')[0]}*").Which.Message.Should().NotContain(Master).And.NotContain("c2hvcnQ=");
    }

    [Fact]
    public void One_key_for_both_purposes_is_refused()
    {
        var read = () => Keys(("Master", Master), ("Lookup", Master));

        read.Should().Throw<KeySettingException>().WithMessage("*must differ*");
    }

    [Fact]
    public void The_request_hash_depends_on_the_request_and_the_lookup_key_and_outlives_the_master_key()
    {
        var hash = new RequestHasher(Keys(("Master", Master), ("Lookup", Lookup))).Hash("a request"u8);

        new RequestHasher(Keys(("Master", NewKey()), ("MasterVersion", "2"), ("Lookup", Lookup))).Hash("a request"u8).Should().Be(hash);
        new RequestHasher(Keys(("Master", Master), ("Lookup", NewKey()))).Hash("a request"u8).Should().NotBe(hash);
        new RequestHasher(Keys(("Master", Master), ("Lookup", Lookup))).Hash("another request"u8).Should().NotBe(hash);
        Encoding.ASCII.GetByteCount(hash).Should().Be(43);
    }
}
